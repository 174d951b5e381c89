/** Photos handed over together. */
export interface Export {
  readonly id: string;
  readonly programmeId: string;
  readonly at: number;
  readonly by: string;
  readonly template: string;
  readonly photos: number;
  /** How many of them are marked as delivered. */
  readonly delivered: number;
}

const SELECT = `SELECT e.id, e.programme_id AS programmeId, e.at, e.by, e.template, e.photos,
    (SELECT COUNT(*) FROM export_items AS i JOIN graduates AS g ON g.id = i.graduate_id
      WHERE i.export_id = e.id AND g.photo = 'delivered') AS delivered
  FROM exports AS e`;

/** The exports of a programme, the latest first, at most 50. */
export async function exportsOf(db: D1Database, programmeId: string): Promise<readonly Export[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE e.programme_id = ?1 AND e.photos > 0 ORDER BY e.at DESC LIMIT 50`)
    .bind(programmeId)
    .all<Export>();
  return results;
}

const HANDED = `SELECT COUNT(DISTINCT i.graduate_id) AS photos FROM graduates AS g
  JOIN export_items AS i ON i.graduate_id = g.id AND i.standard_sha256 = g.standard_sha256
  JOIN exports AS e ON e.id = i.export_id AND e.photos > 0
  WHERE g.programme_id = ?1 AND g.photo = 'approved' AND g.closed_at IS NULL`;

/** How many approved photos of a programme are in an export already, and not marked as delivered. */
export async function exportedBefore(db: D1Database, programmeId: string): Promise<number> {
  const row = await db.prepare(HANDED).bind(programmeId).first<{ readonly photos: number }>();
  return row?.photos ?? 0;
}

/** An export of a programme; null when there is none. */
export async function exportById(db: D1Database, programmeId: string, id: string): Promise<Export | null> {
  return db
    .prepare(`${SELECT} WHERE e.id = ?1 AND e.programme_id = ?2 AND e.photos > 0`)
    .bind(id, programmeId)
    .first<Export>();
}
