const LIST = `SELECT i.graduate_id AS graduateId, i.standard_sha256 AS sha256 FROM export_items AS i
  JOIN graduates AS g ON g.id = i.graduate_id
  WHERE i.export_id = ?1 AND i.graduate_id > ?2 AND g.photo <> 'delivered' ORDER BY i.graduate_id LIMIT ?3`;

/** Photos of an export that the read side does not show as delivered yet, in the order of ids after `after`. */
export async function undeliveredOf(
  db: D1Database,
  exportId: string,
  after: string,
  limit: number,
): Promise<readonly { readonly graduateId: string; readonly sha256: string }[]> {
  const { results } = await db
    .prepare(LIST)
    .bind(exportId, after, limit)
    .all<{ readonly graduateId: string; readonly sha256: string }>();
  return results;
}
