const NEXT = `SELECT DISTINCT c.graduate_id AS graduateId, g.version FROM claims AS c
  LEFT JOIN graduates AS g ON g.id = c.graduate_id
  WHERE c.graduate_id > coalesce((SELECT cursor FROM sweeps WHERE name = 'drift'), '')
  ORDER BY c.graduate_id LIMIT ?1`;
const KEEP = `INSERT INTO sweeps (name, cursor) VALUES ('drift', ?1)
  ON CONFLICT (name) DO UPDATE SET cursor = excluded.cursor`;

/** A graduate to be compared with their object; the version that the read side shows, 0 for none. */
export interface Shown {
  readonly graduateId: string;
  readonly version: number;
}

/**
 * The next graduates whose row on the read side is to be compared with their object, at most so many; after the last
 * it begins again with the first. None: nobody has claimed yet.
 */
export async function nextForDrift(db: D1Database, limit: number): Promise<readonly Shown[]> {
  const { results } = await db
    .prepare(NEXT)
    .bind(limit)
    .all<{ readonly graduateId: string; readonly version: number | null }>();
  const last = results.length < limit ? "" : results.at(-1)?.graduateId;
  await db
    .prepare(KEEP)
    .bind(last ?? "")
    .run();
  return results.map(({ graduateId, version }) => ({ graduateId, version: version ?? 0 }));
}

/** What a look at objects and their outboxes found. */
export interface OutboxCheck {
  readonly at: number;
  readonly looked: number;
  /** How many are ahead of the read side and have been waiting to tell it. */
  readonly behind: number;
  /** How long the oldest parcel among them has been waiting (ms). */
  readonly oldestMs: number;
}

const NOTE =
  "INSERT INTO outbox_checks (at, looked, behind, oldest_ms) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
const WEEK = 7 * 86_400_000;

/** Notes a check and forgets those of more than a week ago. */
export async function noteOutboxCheck(db: D1Database, check: OutboxCheck): Promise<void> {
  const { at, looked, behind, oldestMs } = check;
  await db.batch([
    db.prepare(NOTE).bind(at, looked, behind, oldestMs),
    db.prepare("DELETE FROM outbox_checks WHERE at < ?1").bind(at - WEEK),
  ]);
}

const SINCE = `SELECT coalesce(MAX(at), 0) AS at, coalesce(SUM(looked), 0) AS looked,
    coalesce(SUM(behind), 0) AS behind, coalesce(MAX(oldest_ms), 0) AS oldestMs
  FROM outbox_checks WHERE at >= ?1`;

/** The checks since a moment (ms) as one: when the last was, and the sums and the worst of all. */
export async function outboxChecksSince(db: D1Database, since: number): Promise<OutboxCheck> {
  const row = await db.prepare(SINCE).bind(since).first<OutboxCheck>();
  return row ?? { at: 0, looked: 0, behind: 0, oldestMs: 0 };
}
