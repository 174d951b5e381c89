const DAY = 86_400_000;
/** As many as one run of the cron job deletes; a large list takes some hours. */
const LIMIT = 500;

// Programmes are few: SQLite keeps to the order of cross joins. An account that noted a claim may be ahead of the read side.
const OVER = `SELECT g.id FROM programmes AS p
  CROSS JOIN programme_policies AS v ON v.programme_id = p.id AND v.version = p.policy_version
  CROSS JOIN graduates AS g ON g.programme_id = p.id AND g.version = 0
  WHERE v.policy -> 'window' ->> 'closesAt' + coalesce(v.policy ->> 'retentionDays', 365) * ${DAY} <= ?1
    AND NOT EXISTS (SELECT 1 FROM claims AS c WHERE c.graduate_id = g.id)
  LIMIT ${LIMIT}`;
const STILL_UNCLAIMED =
  "SELECT g.id FROM json_each(?1) JOIN graduates AS g ON g.id = value AND g.version = 0";
const FORGET_RECORDS = `DELETE FROM student_records WHERE id IN (${STILL_UNCLAIMED})`;
const FORGET_NOTES = `DELETE FROM case_notes WHERE graduate_id IN (${STILL_UNCLAIMED})`;
const FORGET_ROWS = "DELETE FROM graduates WHERE id IN (SELECT value FROM json_each(?1)) AND version = 0";

/**
 * Deletes lines of schools' lists that nobody has claimed, when as many days have passed since their programme's window as
 * it keeps photos, and what staff wrote about them; for the cron job. A list imported again brings the lines back.
 *
 * @param now Milliseconds since the epoch.
 */
export async function forgetUnclaimed(db: D1Database, now: number): Promise<void> {
  const { results } = await db.prepare(OVER).bind(now).all<{ readonly id: string }>();
  if (results.length === 0) return;
  const ids = JSON.stringify(results.map(({ id }) => id));
  await db.batch([FORGET_RECORDS, FORGET_NOTES, FORGET_ROWS].map((sql) => db.prepare(sql).bind(ids)));
}
