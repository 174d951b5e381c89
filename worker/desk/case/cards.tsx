import { when } from "../words/when.ts";
import type { CaseProperties } from "./properties.ts";
import { RevealForm } from "./reveal-form.tsx";
import { CASE_TEXTS } from "./texts.ts";

/** The pictures of the identity document while they are kept: each is shown for a reason, and the audit log keeps it. */
export function CaseCards({ found, language, may }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  if (found.cards.length === 0 || !may("viewIdentityCard")) return null;
  return (
    <section class="card">
      <h2>{say("cards")}</h2>
      <p class="quiet">{say("cardsHint")}</p>
      {found.cards.flatMap(({ id, submittedAt }) =>
        (["portrait", "emblem"] as const).map((side) => (
          <details class="action">
            <summary>
              {say(side)} <span class="quiet">{when(submittedAt, language)}</span>
            </summary>
            <RevealForm
              action={`/desk/graduates/${found.graduateId}/cards/${id}/${side}`}
              language={language}
              apart
            />
          </details>
        )),
      )}
    </section>
  );
}
