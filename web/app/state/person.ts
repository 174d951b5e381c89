import { shallowReactive } from "vue";
import type { DocumentType } from "../api/types.ts";

/** What is entered to prove who one is. */
interface Person {
  name: string;
  documentType: DocumentType;
  documentNumber: string;
  /** Pictures of the document. */
  front: File | null;
  back: File | null;
  /** The privacy policy was accepted. */
  agreed: boolean;
}

const nobody: Readonly<Person> = {
  name: "",
  documentType: "residentId",
  documentNumber: "",
  front: null,
  back: null,
  agreed: false,
};

/**
 * Who someone says to be: outlives a look at the policy or at customer service, in memory only, and is forgotten
 * when it was proved or whoever entered it logs out.
 */
export const person: Person = shallowReactive({ ...nobody });

/** Forgets what was entered. */
export function forgetPerson(): void {
  Object.assign(person, nobody);
}
