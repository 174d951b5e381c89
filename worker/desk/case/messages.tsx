import type { EffectLog } from "../../../durable-objects/storage/outbox.ts";
import type { Text } from "../../text.ts";
import { staffWords } from "../../wechat/for-staff.ts";
import { when } from "../words/when.ts";
import { ActionForm } from "./action-form.tsx";
import { ACTION_TEXTS, refusedNow } from "./actions.ts";
import { MESSAGE_WORDS, OUTCOME_WORDS } from "./message-words.ts";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/** Everything that left for the outside, the latest first; a message can be sent again. */
export function CaseMessages(properties: CaseProperties) {
  const { found, language } = properties;
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const told = found.history.effects.filter(({ effect }) =>
    ["message", "refund", "shipping", "purgeFiles"].includes(effect.kind),
  );
  return (
    <section class="card">
      <h2>{say("messages")}</h2>
      {told.length === 0 && <p class="quiet">{say("noMessages")}</p>}
      <ul class="notes">
        {told.toReversed().map((log) => (
          <Told log={log} {...properties} />
        ))}
      </ul>
    </section>
  );
}

function Told({ log, found, language, may, staff, now }: CaseProperties & { readonly log: EffectLog }) {
  const { seq, effect, state, outcome, createdAt, endedAt } = log;
  const code = effect.kind === "message" ? effect.message : effect.kind;
  const by = { kind: "staff", staffId: staff.id } as const;
  const waiting = { text: CASE_TEXTS.waitingHelp };
  return (
    <li>
      <strong>{MESSAGE_WORDS[code]?.[language] ?? code}</strong>{" "}
      <span class={state === "refused" ? "tag late" : "tag"}>
        {CASE_TEXTS[state === "done" ? "ended" : state][language]}
      </span>{" "}
      {outcome !== null && <Outcome code={outcome} language={language} />}{" "}
      <span class="quiet">
        {when(createdAt, language)}
        {endedAt !== null && ` → ${when(endedAt, language)}`}
      </span>
      {effect.kind === "message" && may("resendMessage") && (
        <ActionForm
          path={`/desk/graduates/${found.graduateId}/messages/${seq}`}
          text={ACTION_TEXTS.resendMessage}
          refusal={
            state === "waiting"
              ? waiting
              : refusedNow(
                  found.collection,
                  { type: "resendMessage", by, sent: effect, noteId: "asked" },
                  now,
                )
          }
          language={language}
        />
      )}
    </li>
  );
}

/** How something ended: in our words, in those for WeChat's refusals, or as its code. */
function Outcome({ code, language }: { readonly code: string; readonly language: keyof Text }) {
  const words = OUTCOME_WORDS[code]?.[language];
  if (words !== undefined) return <>{words}</>;
  return (
    <>
      {staffWords(code)?.[language]} <code>{code}</code>
    </>
  );
}
