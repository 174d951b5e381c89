import { DurableObject } from "cloudflare:workers";
import { advanceTask } from "./advance.ts";

/**
 * Carries one long task of the desk forward, a step an alarm: each step has the time, memory and statements of an
 * invocation of its own, and goes on whether anybody watches or not. What is done stands in D1; the object keeps only
 * which task is its own.
 */
export class TaskRunner extends DurableObject<Env> {
  /** Begins, or goes on with, the task; safe to repeat. */
  async run(taskId: string): Promise<void> {
    await this.ctx.storage.put("task", taskId);
    await this.ctx.storage.setAlarm(Date.now());
  }

  override async alarm(): Promise<void> {
    const taskId = await this.ctx.storage.get<string>("task");
    if (taskId === undefined) return;
    const next = await advanceTask(this.env, taskId, Date.now());
    if (next === null) await this.ctx.storage.deleteAll();
    else await this.ctx.storage.setAlarm(next);
  }
}
