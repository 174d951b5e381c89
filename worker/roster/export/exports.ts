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

/** An export of a programme; null when there is none. */
export async function exportById(db: D1Database, programmeId: string, id: string): Promise<Export | null> {
  return db
    .prepare(`${SELECT} WHERE e.id = ?1 AND e.programme_id = ?2 AND e.photos > 0`)
    .bind(id, programmeId)
    .first<Export>();
}
