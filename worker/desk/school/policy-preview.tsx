import { addWorkingDays } from "../../../durable-objects/collection/calendar/working-days.ts";
import { getSpec } from "../../photo/spec/specs.ts";
import { notFoundAnswer } from "../../qualification/not-found.ts";
import type { PolicyDraft } from "../../roster/policy/draft.ts";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import { windowAt } from "../../roster/policy/window.ts";
import type { Text } from "../../text.ts";
import { when, yuan } from "../words/when.ts";
import { PREVIEW_TEXTS } from "./policy-preview-texts.ts";
import { POLICY_TEXTS } from "./policy-texts.ts";

interface Properties {
  readonly policy: ProgrammePolicy;
  readonly draft: PolicyDraft;
  readonly language: keyof Text;
  readonly now: number;
}

/** The words, prices and limits of a policy as graduates meet them, in the order of their way. */
export function PolicyPreview({ policy, draft, language, now }: Properties) {
  const say = (key: keyof typeof PREVIEW_TEXTS) => PREVIEW_TEXTS[key][language];
  const { contact, review, attempts, reminders, texts } = policy;
  const spec = getSpec(policy.photoSpec);
  const missing = notFoundAnswer({ ...draft, policy }, null, 0, null);
  const due = addWorkingDays(now, review.workingDays, policy.calendar);
  const days = reminders.beforeCloseDays.join(language === "zh" ? "、" : ", ");
  return (
    <dl class="preview">
      <dt>{say("start")}</dt>
      <dd>
        <strong>{draft.school}</strong> · {draft.year} {draft.category}
        <br />
        {windowAt(policy.window, now).text[language]}
        {texts.welcome && <p>{texts.welcome[language]}</p>}
      </dd>
      <dt>{say("qualify")}</dt>
      <dd>
        {POLICY_TEXTS[policy.qualification][language]} · {say("proof")} {attempts.proof} {say("times")}
        {say("cooling")} {attempts.coolingMinutes} {say("minutes")}
      </dd>
      {policy.qualification === "identity" && (
        <>
          <dt>{say("notFound")}</dt>
          <dd>{missing.text[language]}</dd>
        </>
      )}
      <dt>{say("services")}</dt>
      <dd>
        <ul>
          {policy.services.map(({ name, description, priceFen, required }) => (
            <li>
              {name[language]}{" "}
              <strong>{priceFen === 0 ? POLICY_TEXTS.free[language] : yuan(priceFen)}</strong>{" "}
              {required && <span class="tag">{POLICY_TEXTS.required[language]}</span>}
              {description && <div class="quiet">{description[language]}</div>}
            </li>
          ))}
        </ul>
        {texts.price && <p>{texts.price[language]}</p>}
        <span class="quiet">
          {say("payWithin")} {policy.orderMinutes} {say("minutes")}
        </span>
      </dd>
      <dt>{say("photo")}</dt>
      <dd>
        {spec?.name[language]} · {POLICY_TEXTS[policy.capture][language]} · {say("shots")} {attempts.shots}{" "}
        {say("times")}
      </dd>
      <dt>{say("review")}</dt>
      <dd>
        {say("within")} {review.workingDays} {say("workingDays")} {when(due, language)}
      </dd>
      <dt>{say("reminders")}</dt>
      <dd>
        {days === "" && reminders.idleDays === null && say("noReminders")}
        {[
          days !== "" && `${say("beforeClose")} ${days} ${say("days")}`,
          reminders.idleDays !== null && `${say("idle")} ${reminders.idleDays} ${say("days")}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </dd>
      <dt>{say("kept")}</dt>
      <dd>
        {policy.retentionDays} {say("days")}
      </dd>
      <dt>{say("help")}</dt>
      <dd>
        {contact.phone} ({contact.hours}) · {contact.school[language]}
      </dd>
    </dl>
  );
}
