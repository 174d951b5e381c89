const NEXT = `SELECT DISTINCT graduate_id AS graduateId FROM claims
  WHERE graduate_id > coalesce((SELECT cursor FROM sweeps WHERE name = 'drift'), '')
  ORDER BY graduate_id LIMIT ?1`;
const KEEP = `INSERT INTO sweeps (name, cursor) VALUES ('drift', ?1)
  ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor`;

/**
 * The next graduates whose row on the read side is to be compared with their object, at most so many; after the last
 * it begins again with the first. None: nobody has claimed yet.
 */
export async function nextForDrift(db: D1Database, limit: number): Promise<readonly string[]> {
  const { results } = await db.prepare(NEXT).bind(limit).all<{ readonly graduateId: string }>();
  const last = results.length < limit ? "" : results.at(-1)?.graduateId;
  await db
    .prepare(KEEP)
    .bind(last ?? "")
    .run();
  return results.map(({ graduateId }) => graduateId);
}
