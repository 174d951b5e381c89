import { ActionForm } from "./action-form.tsx";
import { ACTION_TEXTS, refusedNow } from "./actions.ts";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/** Fields of the record that customer service corrects by the school's word. */
export const CORRECTED = ["name", "studentNumber", "level", "college", "major", "className"] as const;

/** The form that corrects a record. */
export function CorrectRecord({ found, language, staff, now }: CaseProperties) {
  const { record, collection, graduateId } = found;
  const by = { kind: "staff", staffId: staff.id } as const;
  const refusal = refusedNow(collection, { type: "correctRecord", by, noteId: "asked" }, now);
  const unclaimed = record === null ? { text: CASE_TEXTS.unclaimedRecord } : null;
  return (
    <ActionForm
      path={`/desk/graduates/${graduateId}/record`}
      text={ACTION_TEXTS.correctRecord}
      refusal={unclaimed ?? refusal}
      language={language}
    >
      {CORRECTED.map((field) => (
        <label>
          {CASE_TEXTS[field][language]}
          <input
            name={field}
            value={record?.[field] ?? ""}
            maxlength={100}
            required={["name", "studentNumber", "level"].includes(field)}
            autocomplete="off"
          />
        </label>
      ))}
    </ActionForm>
  );
}
