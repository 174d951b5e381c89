import { inTurn } from "../in-turn.ts";
import { platformMinting } from "../roster/ids.ts";
import { beginTask, type Task, tasksForgotten } from "../roster/tasks.ts";

/** Begins a task and has it carried out; answers the one that is running already where there is one for the same thing. */
export async function startTask(
  env: Pick<Env, "DB" | "TASKS">,
  task: Pick<Task, "kind" | "programmeId" | "subject" | "by" | "total">,
): Promise<Task> {
  const begun = await beginTask(env.DB, task, platformMinting);
  await env.TASKS.getByName(begun.id).run(begun.id);
  return begun;
}

const FORGOTTEN_MS = 5 * 60_000;

/**
 * Wakes the runners of tasks that have not moved for five minutes, though they should; for the cron job. A runner that
 * cannot be reached keeps no other asleep.
 */
export async function wakeTasks(env: Pick<Env, "DB" | "TASKS">, now: number): Promise<void> {
  const forgotten = await tasksForgotten(env.DB, now - FORGOTTEN_MS);
  await inTurn(forgotten, "tasks were not woken", (id) => env.TASKS.getByName(id).run(id));
}
