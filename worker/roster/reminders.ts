import * as v from "valibot";

/** Whom a school reminds: a part of a programme, and how far they are; null: no matter which. */
export const ReminderFilterSchema = v.object({
  programmeId: v.string(),
  college: v.nullable(v.string()),
  className: v.nullable(v.string()),
  photo: v.nullable(v.picklist(["none", "shot", "standardized", "rejected"])),
});

/** See {@link ReminderFilterSchema}. */
export type ReminderFilter = v.InferOutput<typeof ReminderFilterSchema>;

/** States in which the next step is the graduate's. */
export const THEIR_TURN = ["none", "shot", "standardized", "rejected"] as const;
const DAY = 86_400_000;

/** What reminding would come to; each graduate without an approved photo is counted once. */
export interface ReminderForecast {
  /** Have claimed, and it is their turn. */
  readonly reached: number;
  /** Were reminded within the last day, by whomever. */
  readonly capped: number;
  /** Of those reached: WeChat refused the last reminder, since they had not agreed to receive one. */
  readonly declined: number;
  /** Have never claimed: there is no account that a message could go to. */
  readonly unclaimed: number;
  /** The review or the machine has the next step. */
  readonly notTheirs: number;
}

const OF_FILTER = `programme_id = ?1 AND photo NOT IN ('approved', 'delivered') AND closed_at IS NULL
  AND (?2 IS NULL OR college = ?2) AND (?3 IS NULL OR class_name = ?3) AND (?4 IS NULL OR photo = ?4)`;
const TURN = `photo IN (${THEIR_TURN.map((status) => `'${status}'`).join(", ")})`;
const CALLED = `account_id IS NOT NULL AND ${TURN}`;
const FORECAST = `SELECT
    coalesce(SUM(${CALLED} AND coalesce(reminded_at, 0) <= ?5), 0) AS reached,
    coalesce(SUM(${CALLED} AND coalesce(reminded_at, 0) > ?5), 0) AS capped,
    coalesce(SUM(${CALLED} AND coalesce(reminded_at, 0) <= ?5 AND reminder_outcome = 'declined'), 0) AS declined,
    coalesce(SUM(account_id IS NULL), 0) AS unclaimed,
    coalesce(SUM(account_id IS NOT NULL AND NOT ${TURN}), 0) AS notTheirs
  FROM graduates WHERE ${OF_FILTER}`;

const valuesOf = ({ programmeId, college, className, photo }: ReminderFilter) => [
  programmeId,
  college,
  className,
  photo,
];

/** Says beforehand whom a reminder reaches, at `now` (ms). */
export async function reminderForecast(
  db: D1Database,
  filter: ReminderFilter,
  now: number,
): Promise<ReminderForecast> {
  const row = await db
    .prepare(FORECAST)
    .bind(...valuesOf(filter), now - DAY)
    .first<ReminderForecast>();
  return row ?? { reached: 0, capped: 0, declined: 0, unclaimed: 0, notTheirs: 0 };
}

const PAGE = `SELECT id FROM graduates WHERE ${OF_FILTER} AND ${CALLED} AND id > ?5 ORDER BY id LIMIT ?6`;

/** The next graduates to remind, in the order of their ids after `after`; their objects keep the cap. */
export async function nextToRemind(
  db: D1Database,
  filter: ReminderFilter,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { results } = await db
    .prepare(PAGE)
    .bind(...valuesOf(filter), after, limit)
    .all<{ readonly id: string }>();
  return results.map(({ id }) => id);
}

const PARTS = `SELECT DISTINCT college, class_name AS className FROM graduates
  WHERE programme_id = ?1 AND photo NOT IN ('approved', 'delivered') ORDER BY college, class_name LIMIT 2000`;

/** The colleges and classes in which someone is missing. */
export async function partsMissing(
  db: D1Database,
  programmeId: string,
): Promise<{ readonly colleges: readonly string[]; readonly classes: readonly string[] }> {
  const { results } = await db
    .prepare(PARTS)
    .bind(programmeId)
    .all<{ readonly college: string | null; readonly className: string | null }>();
  const named = (names: readonly (string | null)[]) => [...new Set(names)].filter((name) => name !== null);
  return {
    colleges: named(results.map(({ college }) => college)),
    classes: named(results.map(({ className }) => className)),
  };
}
