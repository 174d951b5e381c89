import type { OutboxCheck } from "../../roster/drift.ts";
import type { Stuck, StuckLists } from "../../roster/operations.ts";
import type { Task } from "../../roster/tasks.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { paymentWord, photoWord } from "../words/statuses.ts";
import { TASK_NAMES } from "../words/tasks.ts";
import { when } from "../words/when.ts";
import { OperationsFrame } from "./frame.tsx";
import { attentionWords, STUCK_TEXTS } from "./stuck-texts.ts";
import { OPERATION_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly stuck: StuckLists;
  readonly tasks: readonly Task[];
  readonly lag: OutboxCheck;
}

/** What stands still: collections, outboxes, tasks; each with the way on. */
export function StuckPage({ language, staff, stuck, tasks, lag }: Properties) {
  const say = (key: keyof typeof STUCK_TEXTS) => STUCK_TEXTS[key][language];
  const word = (key: keyof typeof OPERATION_TEXTS) => OPERATION_TEXTS[key][language];
  return (
    <OperationsFrame language={language} staff={staff} page="stuck">
      {(["attention", "waiting", "standardizing", "refunding"] as const).map((kind) => (
        <section class="card">
          <h2>{say(kind)}</h2>
          {kind === "waiting" && <p class="quiet">{say("waitingHint")}</p>}
          <StuckList rows={stuck[kind]} language={language} />
        </section>
      ))}
      <section class="card">
        <h2>{say("tasks")}</h2>
        {tasks.length === 0 && <p class="quiet">{say("nothing")}</p>}
        <ul class="notes">
          {tasks.map((task) => (
            <li>
              <form class="row" method="post" action={`/desk/operations/stuck/tasks/${task.id}`}>
                <a href={`/desk/programmes/${task.programmeId}/tasks/${task.id}`}>
                  {TASK_NAMES[task.kind].running[language]}
                </a>
                <span>
                  {task.done} / {task.total} · {say("since")} {when(task.movedAt, language)}
                </span>
                <button type="submit">{say("resume")}</button>
              </form>
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{say("sweep")}</h2>
        <p class="quiet">{say("sweepHint")}</p>
        <p>
          {lag.at === 0
            ? word("never")
            : `${word("lastCheck")} ${when(lag.at, language)} · ${word("looked")} ${lag.looked} · ${lag.behind} ${word("behind")} · ${word("longest")} ${Math.round(lag.oldestMs / 1000)} ${word("seconds")}`}
        </p>
        <form method="post" action="/desk/operations/stuck/sweep">
          <button type="submit">{say("sweepNow")}</button>
        </form>
      </section>
    </OperationsFrame>
  );
}

function StuckList({ rows, language }: { readonly rows: readonly Stuck[]; readonly language: keyof Text }) {
  if (rows.length === 0) return <p class="quiet">{STUCK_TEXTS.nothing[language]}</p>;
  return (
    <ul class="notes">
      {rows.map(({ graduateId, photo, payment, progressAt, attention, waitingSince }) => (
        <li>
          <a href={`/desk/graduates/${graduateId}`}>{graduateId}</a> · {photoWord(photo)[language]} ·{" "}
          {paymentWord(payment)[language]} · {when(waitingSince ?? progressAt, language)}{" "}
          {(JSON.parse(attention) as string[]).map((code) => (
            <>
              {attentionWords(code)?.[language]} <code>{code}</code>{" "}
            </>
          ))}
        </li>
      ))}
    </ul>
  );
}
