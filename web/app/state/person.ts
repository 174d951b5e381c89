import { reactive } from "vue";
import type { DocumentType } from "../api/types.ts";

/** Who someone says to be, between the pages that ask and the one that asks the school; in memory only. */
export const person = reactive<{ name: string; documentType: DocumentType; documentNumber: string }>({
  name: "",
  documentType: "residentId",
  documentNumber: "",
});
