/** As long as photos are kept unless the programme says otherwise, ms. */
const KEPT = 365 * 86_400_000;

const FORGET = [
  "DELETE FROM record_requests WHERE decided_at < ?1",
  "DELETE FROM service_requests WHERE answered_at < ?1",
] as const;

/**
 * Deletes what people asked the school or customer service, with their names and numbers, a year after it was answered;
 * for the cron job. What waits for an answer stays.
 */
export async function forgetAsked(db: D1Database, now: number): Promise<void> {
  await db.batch(FORGET.map((sql) => db.prepare(sql).bind(now - KEPT)));
}
