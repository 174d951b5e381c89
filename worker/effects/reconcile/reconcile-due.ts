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
  const failures: unknown[] = [];
  for (const day of daysDue(days, known, now)) {
    try {
      await reconcileDay(env, day, now);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "days were not reconciled");
}
