import { defineComponent, type PropType, ref } from "vue";
import type { DocumentType } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { person } from "../state/person.ts";

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
    const set = (name: "name" | "documentNumber") => (event: Event) => {
      person[name] = (event.target as HTMLInputElement).value;
      emit("change");
    };
    return () => (
      <>
        <div class="field">
          <label for="name">{t("identity.name")}</label>
          <input
            id="name"
            class="input"
            autocomplete="off"
            maxlength={60}
            value={person.name}
            aria-invalid={props.fields.includes("name")}
            onInput={set("name")}
          />
        </div>
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
        <div class="field">
          <label for="document-number">
            {t(person.documentType === "residentId" ? "identity.idNumber" : "identity.number")}
          </label>
          <input
            id="document-number"
            class="input"
            autocomplete="off"
            autocapitalize="characters"
            maxlength={40}
            value={person.documentNumber}
            aria-invalid={props.fields.includes("documentNumber")}
            onInput={set("documentNumber")}
          />
        </div>
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
