import { downloadZip } from "client-zip";
import { photoKeys } from "../../photo/store.ts";
import { BOM, csvLine } from "../../roster/csv-line.ts";
import { type Export, type ExportItem, itemsOf } from "../../roster/export/exports.ts";
import { collisions, fileName } from "../../roster/export/names.ts";
import type { ExportField } from "../../roster/policy/export-name.ts";
import type { Keys } from "../../roster/secrets/keys.ts";

/** What an export would come to, or came to, before anything is written. */
export interface ExportCheck {
  readonly photos: number;
  readonly first: readonly string[];
  readonly collisions: readonly string[];
  /** How many lack a field of the template. */
  readonly missing: Readonly<Partial<Record<ExportField, number>>>;
}

/** Names every photo and says which names do not work; nothing is read from the bucket. */
export async function checkNames(items: AsyncIterable<ExportItem>, template: string): Promise<ExportCheck> {
  const names: string[] = [];
  const missing: Partial<Record<ExportField, number>> = {};
  let photos = 0;
  for await (const { fields } of items) {
    photos += 1;
    const named = fileName(template, fields);
    if (named.ok) names.push(named.name);
    else missing[named.missing] = (missing[named.missing] ?? 0) + 1;
  }
  return { photos, first: names.slice(0, 5), collisions: collisions(names), missing };
}

/** Whether a check found nothing in the way. */
export function worksOut({ photos, collisions, missing }: ExportCheck): boolean {
  return photos > 0 && collisions.length === 0 && Object.keys(missing).length === 0;
}

const MANIFEST = "manifest.csv";

/**
 * The archive of an export, streamed: a photo is read from the bucket when its turn comes, stored uncompressed (JPEG
 * does not shrink), dated by its approval, so that the same export always gives the same bytes. `manifest.csv` comes
 * last; a photo that is not there any more has `missing` for its hash.
 */
export function archiveOf(
  env: Pick<Env, "DB" | "PHOTOS">,
  keys: Keys,
  { id, template, at }: Export,
): Response {
  async function* files() {
    let manifest = `${BOM}${csvLine(["file", "student_no", "sha256", "bytes", "approved_at"])}`;
    for await (const item of itemsOf(env.DB, keys, { exportId: id }, template)) {
      const named = fileName(template, item.fields);
      const name = named.ok ? named.name : `_unnamed/${item.graduateId}.jpg`;
      const object = await env.PHOTOS.get(photoKeys.standard(item.graduateId, item.sha256));
      const approved = new Date(item.decidedAt);
      const row = [
        name,
        item.fields.student_no,
        object === null ? "missing" : item.sha256,
        object?.size ?? 0,
      ];
      manifest += csvLine([...row, approved.toISOString()]);
      if (object === null) continue;
      yield { name, lastModified: approved, input: object.body };
    }
    yield { name: MANIFEST, lastModified: new Date(at), input: manifest };
  }
  const response = downloadZip(files());
  return new Response(response.body, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="photos-${id}.zip"`,
      "cache-control": "no-store",
    },
  });
}
