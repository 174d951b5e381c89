/** A graduate that operations should look at. */
export interface Stuck {
  readonly graduateId: string;
  readonly schoolId: string;
  readonly payment: string;
  readonly photo: string;
  readonly progressAt: number;
  readonly attention: string;
  /** Since when an effect waits that has failed a few times (ms). */
  readonly waitingSince: number | null;
}

const SHOWN =
  "id AS graduateId, school_id AS schoolId, payment, photo, progress_at AS progressAt, attention, waiting_since AS waitingSince";
const ATTENTION = `SELECT ${SHOWN} FROM graduates WHERE attention <> '[]' ORDER BY progress_at LIMIT 50`;
const WORKING = `SELECT ${SHOWN} FROM graduates WHERE photo = 'standardizing' AND progress_at < ?1
  ORDER BY progress_at LIMIT 50`;
const REFUNDING = `SELECT ${SHOWN} FROM graduates WHERE payment = 'refunding' AND progress_at < ?1
  ORDER BY progress_at LIMIT 50`;
const WAITING = `SELECT ${SHOWN} FROM graduates WHERE waiting_since IS NOT NULL ORDER BY waiting_since LIMIT 50`;

/** Collections that stand still: an effect that needs a person, or a state that should have passed long ago. */
export interface StuckLists {
  readonly attention: readonly Stuck[];
  readonly standardizing: readonly Stuck[];
  readonly refunding: readonly Stuck[];
  /** An effect of theirs does not get away. */
  readonly waiting: readonly Stuck[];
}

const QUARTER = 15 * 60_000;
const THREE_DAYS = 3 * 86_400_000;

/** Standardizing for a quarter of an hour, or refunding for three days, is too long. */
export async function stuckCollections(db: D1Database, now: number): Promise<StuckLists> {
  const [attention, standardizing, refunding, waiting] = await db.batch<Stuck>([
    db.prepare(ATTENTION),
    db.prepare(WORKING).bind(now - QUARTER),
    db.prepare(REFUNDING).bind(now - THREE_DAYS),
    db.prepare(WAITING),
  ]);
  return {
    attention: attention?.results ?? [],
    standardizing: standardizing?.results ?? [],
    refunding: refunding?.results ?? [],
    waiting: waiting?.results ?? [],
  };
}

/** Numbers of the read side. */
export interface Counts {
  readonly schools: number;
  readonly programmes: number;
  readonly verdictsLate: number;
  readonly attention: number;
  readonly waiting: number;
  /** Since when the oldest effect waits that has failed a few times (ms). */
  readonly waitingSince: number | null;
  readonly tasks: number;
}

const COUNTS = `SELECT (SELECT COUNT(*) FROM schools) AS schools, (SELECT COUNT(*) FROM programmes) AS programmes,
  (SELECT COUNT(*) FROM review_decisions WHERE state IN ('held', 'running') AND carry_out_at <= ?1 - 60000) AS verdictsLate,
  (SELECT COUNT(*) FROM graduates WHERE attention <> '[]') AS attention,
  (SELECT COUNT(*) FROM graduates WHERE waiting_since IS NOT NULL) AS waiting,
  (SELECT MIN(waiting_since) FROM graduates WHERE waiting_since IS NOT NULL) AS waitingSince,
  (SELECT COUNT(*) FROM desk_tasks WHERE state <> 'done' AND moved_at < ?1 - 300000) AS tasks`;

/** Counts what the operations page shows at `now` (ms). */
export async function operationCounts(db: D1Database, now: number): Promise<Counts> {
  const row = await db.prepare(COUNTS).bind(now).first<Counts>();
  if (row === null) throw new Error("a statement of counts answers a row");
  return row;
}

const SPECS_IN_USE = `SELECT v.policy ->> 'photoSpec' AS spec, COUNT(*) AS programmes FROM programmes AS p
  JOIN programme_policies AS v ON v.programme_id = p.id AND v.version = p.policy_version GROUP BY spec`;

/** How many programmes use each photo spec. */
export async function specsInUse(
  db: D1Database,
): Promise<readonly { readonly spec: string; readonly programmes: number }[]> {
  const { results } = await db
    .prepare(SPECS_IN_USE)
    .all<{ readonly spec: string; readonly programmes: number }>();
  return results;
}
