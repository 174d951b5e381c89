/** Photos of a programme whose keeping ends soon, or should have ended. */
export interface RetentionRow {
  readonly programmeId: string;
  readonly school: string;
  readonly category: string;
  readonly year: number;
  readonly retentionDays: number;
  /** Past their time and still not purged: their objects' timers failed, or money is on its way. */
  readonly overdue: number;
  /** Due within 30 days. */
  readonly soon: number;
  /** Kept, due later. */
  readonly later: number;
}

const DAY = 86_400_000;
// Programmes of which nothing is kept any more take none of the 500 places; the oldest years are due first.
const KEPT = `EXISTS (SELECT 1 FROM graduates
    WHERE programme_id = p.id AND delivered_at IS NOT NULL AND purged_at IS NULL)
  OR EXISTS (SELECT 1 FROM graduates
    WHERE programme_id = p.id AND closed_at IS NOT NULL AND delivered_at IS NULL AND purged_at IS NULL)`;
const PROGRAMMES = `SELECT p.id AS programmeId, s.name AS school, p.category, p.year,
    coalesce(v.policy ->> 'retentionDays', 365) AS retentionDays
  FROM programmes AS p JOIN schools AS s ON s.id = p.school_id
  JOIN programme_policies AS v ON v.programme_id = p.id AND v.version = p.policy_version
  WHERE ${KEPT} ORDER BY p.year, s.name LIMIT 500`;
const ENDED = `SELECT delivered_at AS ended FROM graduates
    WHERE programme_id = p.programmeId AND delivered_at IS NOT NULL AND purged_at IS NULL
  UNION ALL SELECT closed_at FROM graduates
    WHERE programme_id = p.programmeId AND closed_at IS NOT NULL AND delivered_at IS NULL AND purged_at IS NULL`;
const DUE = `SELECT p.*,
    (SELECT COUNT(*) FROM (${ENDED}) WHERE ended + p.retentionDays * ${DAY} <= ?1) AS overdue,
    (SELECT COUNT(*) FROM (${ENDED}) WHERE ended + p.retentionDays * ${DAY} > ?1
      AND ended + p.retentionDays * ${DAY} <= ?1 + 30 * ${DAY}) AS soon,
    (SELECT COUNT(*) FROM (${ENDED}) WHERE ended + p.retentionDays * ${DAY} > ?1 + 30 * ${DAY}) AS later
  FROM (${PROGRAMMES}) AS p`;

/** Programmes with photos that are kept, by when their time ends, at `now` (ms); at most 500. */
export async function retentionDue(db: D1Database, now: number): Promise<readonly RetentionRow[]> {
  const { results } = await db.prepare(DUE).bind(now).all<RetentionRow>();
  return results.filter(({ overdue, soon, later }) => overdue + soon + later > 0);
}

const OVERDUE = `SELECT g.id FROM graduates AS g
  JOIN programmes AS p ON p.id = g.programme_id
  JOIN programme_policies AS v ON v.programme_id = p.id AND v.version = p.policy_version
  WHERE g.programme_id = ?1 AND g.purged_at IS NULL AND coalesce(g.delivered_at, g.closed_at) IS NOT NULL
    AND coalesce(g.delivered_at, g.closed_at) + coalesce(v.policy ->> 'retentionDays', 365) * ${DAY} <= ?2
  ORDER BY g.id LIMIT 50`;

/** Graduates of a programme that should be purged and are not, at most 50. */
export async function overdueOf(
  db: D1Database,
  programmeId: string,
  now: number,
): Promise<readonly string[]> {
  const { results } = await db.prepare(OVERDUE).bind(programmeId, now).all<{ readonly id: string }>();
  return results.map(({ id }) => id);
}

/** Pictures of identity documents that are kept, by when they have to go. */
export interface IdentityRetention {
  readonly overdue: number;
  readonly soon: number;
  readonly later: number;
  /** When the next one is due (ms). */
  readonly next: number | null;
}

const IDENTITY = `SELECT coalesce(SUM(purge_at <= ?1), 0) AS overdue,
    coalesce(SUM(purge_at > ?1 AND purge_at <= ?1 + 30 * ${DAY}), 0) AS soon,
    coalesce(SUM(purge_at > ?1 + 30 * ${DAY}), 0) AS later, MIN(purge_at) AS next
  FROM identity_submissions WHERE purged_at IS NULL`;

/** Counts the pictures of identity documents by when they have to go, at `now` (ms). */
export async function identityRetention(db: D1Database, now: number): Promise<IdentityRetention> {
  const row = await db.prepare(IDENTITY).bind(now).first<IdentityRetention>();
  return row ?? { overdue: 0, soon: 0, later: 0, next: null };
}
