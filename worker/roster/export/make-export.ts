import { type Minting, newId } from "../ids.ts";
import type { Keys } from "../secrets/keys.ts";
import { sealText } from "../secrets/seal.ts";
import { type ExportLine, linePlace } from "./lines.ts";
import { fileName } from "./names.ts";
import { type ExportItem, readyPhotos } from "./ready.ts";

const BEGIN = `INSERT INTO exports (id, programme_id, at, by, template, photos) VALUES (?1, ?2, ?3, ?4, ?5, 0)`;
const ADD = `INSERT INTO export_items (export_id, graduate_id, standard_sha256, line_sealed)
  SELECT ?1, value ->> 'graduateId', value ->> 'sha256', value ->> 'sealed' FROM json_each(?2)`;
// The count comes last: an export that was interrupted has none and is never shown.
const COMPLETE = `UPDATE exports SET photos = (SELECT COUNT(*) FROM export_items WHERE export_id = ?1) WHERE id = ?1`;
const DROP = ["DELETE FROM export_items WHERE export_id = ?1", "DELETE FROM exports WHERE id = ?1"];

/**
 * Puts every approved photo of a programme into one export, with its name, once and for good. Null when there is none,
 * or when names do not work out: nothing is kept then.
 */
export async function makeExport(
  db: D1Database,
  keys: Keys,
  wanted: { readonly programmeId: string; readonly by: string; readonly template: string },
  minting: Minting,
): Promise<string | null> {
  const id = newId("x", minting);
  const { programmeId, by, template } = wanted;
  await db.prepare(BEGIN).bind(id, programmeId, minting.now(), by, template).run();
  const names = new Set<string>();
  let good = true;
  for await (const page of readyPhotos(db, keys, programmeId, template)) {
    const lines = page.map((item) => ({ item, line: lineOf(template, item) }));
    for (const { line } of lines) {
      const name = line?.file.toLowerCase();
      good &&= name !== undefined && !names.has(name);
      if (name !== undefined) names.add(name);
    }
    if (!good) break;
    const rows = await Promise.all(
      lines.map(async ({ item: { graduateId, sha256 }, line }) => ({
        graduateId,
        sha256,
        sealed: await sealText(keys, linePlace(id, graduateId), JSON.stringify(line)),
      })),
    );
    await db.prepare(ADD).bind(id, JSON.stringify(rows)).run();
  }
  if (!good || names.size === 0) {
    await db.batch(DROP.map((sql) => db.prepare(sql).bind(id)));
    return null;
  }
  await db.prepare(COMPLETE).bind(id).run();
  return id;
}

function lineOf(template: string, { fields, decidedAt }: ExportItem): ExportLine | null {
  const named = fileName(template, fields);
  return named.ok ? { file: named.name, studentNumber: fields.student_no ?? "", decidedAt } : null;
}
