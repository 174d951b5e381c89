import { inTurn } from "../../in-turn.ts";
import { reconciliationsOf } from "../../roster/reconciliation/days.ts";
import { daysBilled, daysDue } from "./days-due.ts";
import { reconcileDay } from "./reconcile-day.ts";

/**
 * Reconciles the days that are due at `now` (ms), the oldest first. Safe to repeat. A day that fails keeps no other
 * waiting, or no bill would be compared for a week; the failures are thrown together at the end.
 */
export async function reconcileDue(env: Env, now: number): Promise<void> {
  const days = daysBilled(now);
  const known = await reconciliationsOf(env.DB, days);
  await inTurn(daysDue(days, known, now), "days were not reconciled", (day) => reconcileDay(env, day, now));
}
