import * as v from "valibot";
import { nextToRemind, ReminderFilterSchema } from "../roster/reminders.ts";
import type { Step, Task } from "../roster/tasks.ts";

const AT_ONCE = 100;
const SIDE_BY_SIDE = 6;

/**
 * Reminds the next graduates of a filter. The cursor is the last one's id. Each object keeps the cap of one reminder a
 * day and sends the message through its own outbox; the task's id is in the key, so that a step done twice reminds once.
 */
export async function remindStep(env: Env, task: Task): Promise<Step> {
  const filter = v.parse(ReminderFilterSchema, JSON.parse(task.subject));
  const ids = await nextToRemind(env.DB, filter, task.cursor, AT_ONCE);
  const counts = { reminded: 0, capped: 0, notDue: 0 };
  for (let start = 0; start < ids.length; start += SIDE_BY_SIDE) {
    await Promise.all(
      ids.slice(start, start + SIDE_BY_SIDE).map(async (graduateId) => {
        const answer = await env.GRADUATE.getByName(graduateId).perform({
          key: `remind:${task.id}`,
          command: { type: "remind", by: { kind: "staff", staffId: task.by } },
        });
        if (answer.ok) counts.reminded += 1;
        else counts[answer.refusal.code === "remindedLately" ? "capped" : "notDue"] += 1;
      }),
    );
  }
  const last = ids.at(-1);
  return { cursor: last ?? task.cursor, done: ids.length, counts, look: [], finished: ids.length < AT_ONCE };
}
