import type { Actor } from "../../../durable-objects/collection/actor.ts";
import type { CollectionEvent } from "../../../durable-objects/collection/event.ts";
import { reviewReason } from "../../review/reasons.ts";
import type { Text } from "../../text.ts";
import { COMMAND_WORDS } from "../words/commands.ts";
import { when } from "../words/when.ts";
import type { CaseProperties } from "./page.tsx";
import { CASE_TEXTS } from "./texts.ts";

/** Everything that happened, the latest first, with the words of staff and what went out. */
export function CaseTimeline({ found, language, may }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const { entries, notes, effects } = found.history;
  const told = effects.filter(({ effect }) => ["message", "refund", "purgeFiles"].includes(effect.kind));
  return (
    <section class="card">
      <h2>{say("timeline")}</h2>
      {entries.length === 0 && <p class="quiet">{say("nothingYet")}</p>}
      <ol class="timeline">
        {entries.toReversed().map((entry) => (
          <li>
            <time>{when(entry.at, language)}</time>
            <strong>{COMMAND_WORDS[entry.command][language]}</strong>{" "}
            <span class="quiet">{actorName(entry.by, language)}</span>
            {entry.events.map((event) => (
              <Detail event={event} notes={notes} language={language} />
            ))}
          </li>
        ))}
      </ol>
      {told.length > 0 && (
        <details>
          <summary>{say("messages")}</summary>
          <ul class="notes">
            {told.toReversed().map(({ seq, effect, state, outcome, createdAt }) => (
              <li>
                <code>{effect.kind === "message" ? effect.message : effect.kind}</code> ·{" "}
                {say(state === "waiting" ? "waiting" : state === "refused" ? "refused" : "ended")} {outcome} ·{" "}
                {when(createdAt, language)}
                {effect.kind === "message" && state !== "waiting" && may("resendMessage") && (
                  <form method="post" action={`/desk/graduates/${found.graduateId}/messages/${seq}`}>
                    <button type="submit">{say("resend")}</button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function actorName(actor: Actor, language: keyof Text): string {
  return actor.kind === "staff" ? actor.staffId : CASE_TEXTS[actor.kind][language];
}

interface DetailProperties {
  readonly event: CollectionEvent;
  readonly notes: Readonly<Record<string, string>>;
  readonly language: keyof Text;
}

function Detail({ event, notes, language }: DetailProperties) {
  const note = "noteId" in event && event.noteId !== null ? notes[event.noteId] : undefined;
  const reasons =
    event.type === "Rejected" ? event.reasons.map((code) => reviewReason(code).text[language]) : [];
  if (note === undefined && reasons.length === 0) return <></>;
  return (
    <div class="quiet">
      {reasons.join("；")} {note && `“${note}”`}
    </div>
  );
}
