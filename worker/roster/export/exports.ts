import { type Minting, newId } from "../ids.ts";
import type { Keys } from "../secrets/keys.ts";
import { openText } from "../secrets/seal.ts";
import type { NameFields } from "./names.ts";

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

/** One photo of an export, with what its name is made of. */
export interface ExportItem {
  readonly graduateId: string;
  readonly sha256: string;
  /** When it was approved (ms). */
  readonly decidedAt: number;
  readonly photo: string;
  readonly fields: NameFields;
}

const READY = "FROM graduates WHERE programme_id = ?1 AND photo = 'approved' AND standard_sha256 IS NOT NULL";
const ADD = `INSERT INTO exports (id, programme_id, at, by, template, photos)
  SELECT ?2, ?1, ?3, ?4, ?5, COUNT(*) ${READY} HAVING COUNT(*) > 0`;
const ADD_ITEMS = `INSERT INTO export_items (export_id, graduate_id, standard_sha256)
  SELECT ?2, id, standard_sha256 ${READY} AND EXISTS (SELECT 1 FROM exports WHERE id = ?2)`;

/** Puts every approved photo of a programme into one export, once and for good; null when there is none. */
export async function createExport(
  db: D1Database,
  wanted: { readonly programmeId: string; readonly by: string; readonly template: string },
  minting: Minting,
): Promise<string | null> {
  const id = newId("x", minting);
  const { programmeId, by, template } = wanted;
  const [made] = await db.batch([
    db.prepare(ADD).bind(programmeId, id, minting.now(), by, template),
    db.prepare(ADD_ITEMS).bind(programmeId, id),
  ]);
  return made?.meta.changes === 1 ? id : null;
}

const SELECT = `SELECT e.id, e.programme_id AS programmeId, e.at, e.by, e.template, e.photos,
    (SELECT COUNT(*) FROM export_items AS i JOIN graduates AS g ON g.id = i.graduate_id
      WHERE i.export_id = e.id AND g.photo = 'delivered') AS delivered
  FROM exports AS e`;

/** The exports of a programme, the latest first, at most 50. */
export async function exportsOf(db: D1Database, programmeId: string): Promise<readonly Export[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE e.programme_id = ?1 ORDER BY e.at DESC LIMIT 50`)
    .bind(programmeId)
    .all<Export>();
  return results;
}

/** An export of a programme; null when there is none. */
export async function exportById(db: D1Database, programmeId: string, id: string): Promise<Export | null> {
  return db
    .prepare(`${SELECT} WHERE e.id = ?1 AND e.programme_id = ?2`)
    .bind(id, programmeId)
    .first<Export>();
}

interface ItemRow {
  readonly graduateId: string;
  readonly sha256: string;
  readonly decidedAt: number | null;
  readonly photo: string;
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

const ITEM = `g.id AS graduateId, g.decided_at AS decidedAt, g.photo, g.name, g.student_number AS studentNumber,
    r.exam_number AS examNumber, g.document_sealed AS sealed, g.school, g.college, g.major, g.class_name AS className, g.year`;
const OF_EXPORT = `SELECT ${ITEM}, i.standard_sha256 AS sha256 FROM export_items AS i
  JOIN graduates AS g ON g.id = i.graduate_id LEFT JOIN student_records AS r ON r.id = g.id
  WHERE i.export_id = ?1 AND g.id > ?2 ORDER BY g.id LIMIT 500`;
const OF_PROGRAMME = `SELECT ${ITEM}, g.standard_sha256 AS sha256 FROM graduates AS g
  LEFT JOIN student_records AS r ON r.id = g.id
  WHERE g.programme_id = ?1 AND g.photo = 'approved' AND g.standard_sha256 IS NOT NULL AND g.id > ?2
  ORDER BY g.id LIMIT 500`;

/**
 * The photos of an export, or those of a programme that wait for one, always in the same order. Document numbers are
 * opened only where the template names them.
 */
export async function* itemsOf(
  db: D1Database,
  keys: Keys,
  of: { readonly exportId: string } | { readonly programmeId: string },
  template: string,
): AsyncGenerator<ExportItem> {
  const [sql, id] = "exportId" in of ? [OF_EXPORT, of.exportId] : [OF_PROGRAMME, of.programmeId];
  const numbers = template.includes("{id_number}");
  for (let after = ""; ; ) {
    const { results } = await db.prepare(sql).bind(id, after).all<ItemRow>();
    for (const row of results) yield itemOf(row, numbers ? await numberOf(keys, row) : null);
    const last = results.at(-1);
    if (last === undefined) return;
    after = last.graduateId;
  }
}

async function numberOf(keys: Keys, { graduateId, sealed }: ItemRow): Promise<string | null> {
  if (sealed === null) return null;
  return (await openText(keys, { field: "document", row: graduateId }, sealed)) ?? null;
}

function itemOf(row: ItemRow, idNumber: string | null): ExportItem {
  const { graduateId, sha256, decidedAt, photo } = row;
  return {
    graduateId,
    sha256,
    decidedAt: decidedAt ?? 0,
    photo,
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
