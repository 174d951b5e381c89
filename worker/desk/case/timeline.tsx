import type { Actor } from "../../../durable-objects/collection/actor.ts";
import type { CollectionEvent } from "../../../durable-objects/collection/event.ts";
import { reviewReason } from "../../review/reasons.ts";
import type { Text } from "../../text.ts";
import { COMMAND_WORDS } from "../words/commands.ts";
import { when } from "../words/when.ts";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/** Everything that happened, the latest first, with the words of staff. */
export function CaseTimeline({ found, language }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const { entries, notes } = found.history;
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
  if (note === undefined && reasons.length === 0) return null;
  return (
    <div class="quiet">
      {reasons.join("；")} {note && `“${note}”`}
    </div>
  );
}
