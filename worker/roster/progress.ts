/** By what progress is counted. */
export const PROGRESS_BY = ["college", "major", "className"] as const;
export type ProgressBy = (typeof PROGRESS_BY)[number];
const COLUMN: Readonly<Record<ProgressBy, string>> = {
  college: "college",
  major: "major",
  className: "class_name",
};

/** How far one part of a programme is. `finished`: approved or delivered. */
export interface ProgressRow {
  readonly name: string;
  readonly total: number;
  readonly claimed: number;
  readonly inReview: number;
  readonly rejected: number;
  readonly finished: number;
}

const COUNTS = `COUNT(*) AS total, SUM(account_id IS NOT NULL) AS claimed, SUM(photo = 'inReview') AS inReview,
  SUM(photo = 'rejected') AS rejected, SUM(photo IN ('approved', 'delivered')) AS finished`;

/** Counts a programme by college, major or class, the least finished first, at most 300 parts. */
export async function progressOf(
  db: D1Database,
  programmeId: string,
  by: ProgressBy,
): Promise<readonly ProgressRow[]> {
  const name = `coalesce(${COLUMN[by]}, '')`;
  const { results } = await db
    .prepare(
      `SELECT ${name} AS name, ${COUNTS} FROM graduates WHERE programme_id = ?1 GROUP BY ${name}
       ORDER BY 1.0 * SUM(photo IN ('approved', 'delivered')) / COUNT(*), name LIMIT 300`,
    )
    .bind(programmeId)
    .all<ProgressRow>();
  return results;
}

/** Counts a programme as a whole. */
export async function progressTotal(db: D1Database, programmeId: string): Promise<ProgressRow> {
  const row = await db
    .prepare(`SELECT '' AS name, ${COUNTS} FROM graduates WHERE programme_id = ?1`)
    .bind(programmeId)
    .first<ProgressRow>();
  return {
    name: "",
    total: row?.total ?? 0,
    claimed: row?.claimed ?? 0,
    inReview: row?.inReview ?? 0,
    rejected: row?.rejected ?? 0,
    finished: row?.finished ?? 0,
  };
}

/** Someone without an approved photo. */
export interface MissingRow {
  readonly id: string;
  readonly studentNumber: string | null;
  readonly name: string | null;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
  readonly photo: string;
  readonly claimed: number;
}

const MISSING = `SELECT id, student_number AS studentNumber, name, college, major, class_name AS className, photo,
    account_id IS NOT NULL AS claimed
  FROM graduates WHERE programme_id = ?1 AND id > ?2 AND photo NOT IN ('approved', 'delivered') ORDER BY id LIMIT 1000`;

/** Those of a programme whose photo is not approved yet, page by page. */
export async function* missingOf(db: D1Database, programmeId: string): AsyncGenerator<readonly MissingRow[]> {
  for (let after = ""; ; ) {
    const { results } = await db.prepare(MISSING).bind(programmeId, after).all<MissingRow>();
    const last = results.at(-1);
    if (last === undefined) return;
    yield results;
    after = last.id;
  }
}
