import { refusal } from "../../../durable-objects/collection/refusal.ts";
import { ActionForm } from "./action-form.tsx";
import { ACTION_TEXTS, offeredActions } from "./actions.ts";
import { CorrectRecord } from "./correct-record.tsx";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/** Everything that can be done with the case; what the state refuses says why. */
export function CaseActions(properties: CaseProperties) {
  const { found, language, may, staff, now } = properties;
  const { collection, graduateId } = found;
  const base = `/desk/graduates/${graduateId}`;
  const offered = offeredActions(collection, may, staff.id, now, found.held.length > 0);
  if (offered.length === 0) return null;
  return (
    <section class="card">
      <h2>{CASE_TEXTS.actions[language]}</h2>
      {offered.map((offer) => (
        <ActionForm
          path={`${base}/actions/${offer.action}`}
          text={ACTION_TEXTS[offer.action]}
          refusal={offer.refusal}
          language={language}
        />
      ))}
      {may("correctRecord") && <CorrectRecord {...properties} />}
      {may("reproject") && (
        <ActionForm
          path={`${base}/reproject`}
          text={ACTION_TEXTS.reproject}
          refusal={collection.identity === null ? refusal("notClaimed") : null}
          language={language}
        />
      )}
    </section>
  );
}
