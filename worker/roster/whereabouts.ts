const SCHOOL = "SELECT school_id AS schoolId FROM graduates WHERE id = ?1";

/** The school that a graduate belongs to; null when the read side knows no such graduate. */
export async function schoolOfGraduate(db: D1Database, graduateId: string): Promise<string | null> {
  const row = await db.prepare(SCHOOL).bind(graduateId).first<{ readonly schoolId: string }>();
  return row?.schoolId ?? null;
}

/** What the read side shows of a graduate, for those whom nobody has claimed yet. */
export interface ListedGraduate {
  readonly name: string | null;
  readonly studentNumber: string | null;
  readonly school: string | null;
  readonly category: string | null;
  readonly level: string | null;
  readonly year: number | null;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
  readonly programmeId: string;
  readonly accountId: string | null;
  readonly version: number;
}

const LISTED = `SELECT name, student_number AS studentNumber, school, category, level, year, college, major,
    class_name AS className, programme_id AS programmeId, account_id AS accountId, version
  FROM graduates WHERE id = ?1`;

/** A graduate as the read side shows them; null when it knows no such graduate. */
export async function listedGraduate(db: D1Database, graduateId: string): Promise<ListedGraduate | null> {
  return db.prepare(LISTED).bind(graduateId).first<ListedGraduate>();
}
