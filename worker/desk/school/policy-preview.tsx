import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import { windowAt } from "../../roster/policy/window.ts";
import type { PolicyDraft } from "../../roster/policy-draft.ts";
import type { Text } from "../../text.ts";
import { yuan } from "../words/when.ts";
import { POLICY_TEXTS } from "./policy-texts.ts";

interface Properties {
  readonly policy: ProgrammePolicy;
  readonly draft: PolicyDraft;
  readonly language: keyof Text;
  readonly now: number;
}

/** The words and prices of a policy as the graduates' pages show them. */
export function PolicyPreview({ policy, draft, language, now }: Properties) {
  return (
    <div class="preview">
      <p>
        <strong>{draft.school}</strong> · {draft.year} {draft.category}
        <br />
        {windowAt(policy.window, now).text[language]}
      </p>
      {policy.texts.welcome && <p>{policy.texts.welcome[language]}</p>}
      <ul>
        {policy.services.map(({ name, priceFen, required }) => (
          <li>
            {name[language]} <strong>{priceFen === 0 ? POLICY_TEXTS.free[language] : yuan(priceFen)}</strong>{" "}
            {required && <span class="tag">{POLICY_TEXTS.required[language]}</span>}
          </li>
        ))}
      </ul>
      <p class="quiet">
        {POLICY_TEXTS.phone[language]} {policy.contact.phone} ({policy.contact.hours}) ·{" "}
        {policy.contact.school[language]}
      </p>
    </div>
  );
}
