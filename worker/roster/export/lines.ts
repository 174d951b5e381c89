import type { Db } from "../db.ts";
import type { Keys } from "../secrets/keys.ts";
import { openText } from "../secrets/seal.ts";

/** What an export fixes of a photo: its name in the archive and its line in the manifest. */
export interface ExportLine {
  readonly file: string;
  readonly studentNumber: string;
  /** When the photo was approved (ms). */
  readonly decidedAt: number;
}

/** A photo of an export; the line is null once the graduate is purged. */
export interface ExportPhoto {
  readonly graduateId: string;
  readonly sha256: string;
  readonly line: ExportLine | null;
}

/** Where a sealed line belongs. */
export const linePlace = (exportId: string, graduateId: string) => ({
  field: "export",
  row: `${exportId}:${graduateId}`,
});

/**
 * Photos of one archive: what an answer may read of R2 (10,000 reads a request), and less than what the network in
 * front passes on (512 MB).
 */
const PHOTOS_A_PART = 5_000;

/** How many archives an export comes in. */
export const partsOf = ({ photos }: { readonly photos: number }) => Math.ceil(photos / PHOTOS_A_PART);

const PAGE = 500;
const LIST = `SELECT graduate_id AS graduateId, standard_sha256 AS sha256, line_sealed AS sealed FROM export_items
  WHERE export_id = ?1 ORDER BY graduate_id LIMIT ?2 OFFSET ?3`;

/** The photos of one part of an export, from part 0, always the same in the same order. */
export async function* photosOf(
  db: D1Database,
  keys: Keys,
  exportId: string,
  part: number,
): AsyncGenerator<ExportPhoto> {
  for (let seen = 0; seen < PHOTOS_A_PART; seen += PAGE) {
    const { results } = await db
      .prepare(LIST)
      .bind(exportId, PAGE, part * PHOTOS_A_PART + seen)
      .all<{ readonly graduateId: string; readonly sha256: string; readonly sealed: string | null }>();
    for (const { graduateId, sha256, sealed } of results) {
      const text =
        sealed === null ? undefined : await openText(keys, linePlace(exportId, graduateId), sealed);
      yield { graduateId, sha256, line: text === undefined ? null : (JSON.parse(text) as ExportLine) };
    }
    if (results.length < PAGE) return;
  }
}

const FORGET = "UPDATE export_items SET line_sealed = NULL WHERE graduate_id = ?1";

/** Erases what names a person from the exports they are in, when the graduate's retention ends. */
export async function forgetExportLines(db: Db, graduateId: string): Promise<void> {
  await db.prepare(FORGET).bind(graduateId).run();
}
