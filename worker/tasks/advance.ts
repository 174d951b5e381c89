import { backoffMs } from "../../durable-objects/backoff.ts";
import { noteFailure, noteStep, type Step, type Task, type TaskKind, taskById } from "../roster/tasks.ts";
import { checkStep } from "./check-step.ts";
import { deliverStep } from "./deliver-step.ts";
import { importStep } from "./import-step.ts";
import { remindStep } from "./remind-step.ts";

const STEPS: Readonly<Record<TaskKind, (env: Env, task: Task, now: number) => Promise<Step>>> = {
  check: checkStep,
  import: importStep,
  deliver: deliverStep,
  remind: remindStep,
};

/** Steps that may fail in a row before a person has to look. */
const MOST_FAILURES = 8;

/**
 * Does the next step of a task. Each step is small enough for one invocation (a second of work, fewer than 50
 * statements), and safe to repeat.
 *
 * @returns When to go on (ms), or null when there is nothing more to do: done, given up, or no such task.
 */
export async function advanceTask(env: Env, id: string, now: number): Promise<number | null> {
  const task = await taskById(env.DB, id);
  if (task === null || task.state !== "running") return null;
  try {
    const step = await STEPS[task.kind](env, task, now);
    await noteStep(env.DB, task, step, now);
    return step.finished ? null : now;
  } catch (error) {
    // The error's own words may hold personal data; its name and place are enough to find it.
    const name = error instanceof Error ? error.name : "failed";
    // biome-ignore lint/suspicious/noConsole: the platform's log is where operators look for bugs
    console.error(JSON.stringify({ event: "taskStepFailed", task: id, kind: task.kind, error: name }));
    const failures = await noteFailure(env.DB, id, MOST_FAILURES);
    return failures === null ? null : now + backoffMs(failures, Math.random());
  }
}
