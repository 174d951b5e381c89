import { reconciliationsOf } from "../../roster/reconciliation/days.ts";
import { daysBilled, daysDue } from "./days-due.ts";
import { reconcileDay } from "./reconcile-day.ts";

/** Reconciles the days that are due at `now` (ms), the oldest first. Safe to repeat. */
export async function reconcileDue(env: Env, now: number): Promise<void> {
  const days = daysBilled(now);
  const known = await reconciliationsOf(env.DB, days);
  for (const day of daysDue(days, known, now)) await reconcileDay(env, day, now);
}
