const minute = 60_000;
const hour = 60 * minute;

/** When to ask for an order's payment, after it was opened (ms): a lost notification then does no harm. */
export const paymentQueries = [
  5_000,
  30_000,
  minute,
  3 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
] as const;

/** When to ask how a refund ended, after it was requested (ms); banks take up to days. */
export const refundQueries = [minute, 10 * minute, hour, 6 * hour, 24 * hour, 72 * hour] as const;

/**
 * Advances along a schedule.
 *
 * @param used Entries already used.
 * @param elapsed Time since the schedule began (ms).
 * @returns Entries used once asked now: those passed over while nobody woke the object count as one.
 */
export function advance(schedule: readonly number[], used: number, elapsed: number): number {
  return Math.max(used, schedule.filter((after) => after <= elapsed).length);
}
