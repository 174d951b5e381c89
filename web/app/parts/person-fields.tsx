import { defineComponent, type PropType, ref } from "vue";
import type { DocumentType } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { person } from "../state/person.ts";
import { TextField } from "./text-field.tsx";

const TYPES: readonly DocumentType[] = [
  "residentId",
  "passport",
  "hkMacauPermit",
  "taiwanPermit",
  "hkMacauTaiwanResidence",
  "foreignResidence",
];

/** Name, document type and number; other documents than the resident ID card behind one tap. */
export const PersonFields = defineComponent({
  props: {
    /** Names of the fields the server found wrong. */
    fields: { type: Array as PropType<readonly string[]>, default: () => [] },
  },
  emits: { change: () => true },
  setup(props, { emit }) {
    const others = ref(person.documentType !== "residentId");
    const set = (name: "name" | "documentNumber") => (text: string) => {
      person[name] = text;
      emit("change");
    };
    return () => (
      <>
        <TextField
          id="name"
          label={t("identity.name")}
          maxlength={60}
          value={person.name}
          invalid={props.fields.includes("name")}
          onType={set("name")}
        />
        {others.value ? (
          <div class="field">
            <label for="document-type">{t("identity.type")}</label>
            <select
              id="document-type"
              class="input"
              value={person.documentType}
              onChange={(event: Event) => {
                const chosen = (event.target as HTMLSelectElement).value;
                person.documentType = TYPES.find((type) => type === chosen) ?? "residentId";
                emit("change");
              }}
            >
              {TYPES.map((type) => (
                <option key={type} value={type}>
                  {t(`identity.types.${type}`)}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <TextField
          id="document-number"
          label={t(person.documentType === "residentId" ? "identity.idNumber" : "identity.number")}
          maxlength={40}
          capitals
          value={person.documentNumber}
          invalid={props.fields.includes("documentNumber")}
          onType={set("documentNumber")}
        />
        {others.value ? null : (
          <button
            type="button"
            class="link-button"
            onClick={() => {
              others.value = true;
            }}
          >
            {t("identity.other")}
          </button>
        )}
      </>
    );
  },
});
