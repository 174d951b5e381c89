import type { Keys } from "../secrets/keys.ts";
import { openText } from "../secrets/seal.ts";
import type { NameFields } from "./names.ts";

/** A photo that can be exported, with what its name is made of. */
export interface ExportItem {
  readonly graduateId: string;
  readonly sha256: string;
  /** When it was approved (ms). */
  readonly decidedAt: number;
  readonly fields: NameFields;
}

interface ItemRow {
  readonly graduateId: string;
  readonly sha256: string;
  readonly decidedAt: number | null;
  readonly name: string | null;
  readonly studentNumber: string | null;
  readonly examNumber: string | null;
  readonly sealed: string | null;
  readonly school: string | null;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
  readonly year: number | null;
}

const ITEM = `g.id AS graduateId, g.decided_at AS decidedAt, g.name, g.student_number AS studentNumber,
    r.exam_number AS examNumber, g.document_sealed AS sealed, g.school, g.college, g.major, g.class_name AS className, g.year`;
const OF_PROGRAMME = `SELECT ${ITEM}, g.standard_sha256 AS sha256 FROM graduates AS g
  LEFT JOIN student_records AS r ON r.id = g.id
  WHERE g.programme_id = ?1 AND g.photo = 'approved' AND g.closed_at IS NULL AND g.standard_sha256 IS NOT NULL
    AND g.id > ?2
  ORDER BY g.id LIMIT 500`;

/**
 * The photos of a programme that are approved and not delivered, 500 at a time, in the order of the graduates' ids; none
 * of closed collections, which cannot be delivered. Document numbers are opened only where the template names them.
 */
export async function* readyPhotos(
  db: D1Database,
  keys: Keys,
  programmeId: string,
  template: string,
): AsyncGenerator<readonly ExportItem[]> {
  const numbers = template.includes("{id_number}");
  for (let after = ""; ; ) {
    const { results } = await db.prepare(OF_PROGRAMME).bind(programmeId, after).all<ItemRow>();
    const last = results.at(-1);
    if (last === undefined) return;
    yield await Promise.all(
      results.map(async (row) => itemOf(row, numbers ? await numberOf(keys, row) : null)),
    );
    after = last.graduateId;
  }
}

async function numberOf(keys: Keys, { graduateId, sealed }: ItemRow): Promise<string | null> {
  if (sealed === null) return null;
  return (await openText(keys, { field: "document", row: graduateId }, sealed)) ?? null;
}

function itemOf(row: ItemRow, idNumber: string | null): ExportItem {
  const { graduateId, sha256, decidedAt } = row;
  return {
    graduateId,
    sha256,
    decidedAt: decidedAt ?? 0,
    fields: {
      student_no: row.studentNumber,
      exam_no: row.examNumber,
      id_number: idNumber,
      name: row.name,
      school: row.school,
      college: row.college,
      major: row.major,
      class: row.className,
      year: row.year === null ? null : String(row.year),
    },
  };
}
