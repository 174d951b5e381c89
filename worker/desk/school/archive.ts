import { downloadZip } from "client-zip";
import { chinaWallClock } from "../../../durable-objects/collection/calendar/china-time.ts";
import { photoKeys } from "../../photo/store.ts";
import { BOM, csvLine } from "../../roster/csv-line.ts";
import type { Export } from "../../roster/export/exports.ts";
import { partsOf, photosOf } from "../../roster/export/lines.ts";
import type { Keys } from "../../roster/secrets/keys.ts";

const MANIFEST = "manifest.csv";
const HEADS = ["file", "student_no", "sha256", "bytes", "approved_at"];

/**
 * One part of an export as an archive, streamed: a photo is read from the bucket when its turn comes, stored
 * uncompressed (JPEG does not shrink), named and dated as fixed when the export was made, so that it always has the same
 * bytes. Times in a ZIP have no zone: they are China's. `manifest.csv` comes last; a photo that was purged since is left
 * out and has `missing` for its hash.
 *
 * @param part From 0.
 */
export function archiveOf(env: Pick<Env, "DB" | "PHOTOS">, keys: Keys, made: Export, part: number): Response {
  async function* files() {
    let manifest = `${BOM}${csvLine(HEADS)}`;
    for await (const { graduateId, sha256, line } of photosOf(env.DB, keys, made.id, part)) {
      const object = line === null ? null : await env.PHOTOS.get(photoKeys.standard(graduateId, sha256));
      if (line === null || object === null) {
        manifest += csvLine([line?.file ?? "", line?.studentNumber ?? "", "missing", 0, ""]);
        continue;
      }
      const approved = new Date(line.decidedAt);
      manifest += csvLine([line.file, line.studentNumber, sha256, object.size, approved.toISOString()]);
      yield { name: line.file, lastModified: chinaWallClock(line.decidedAt), input: object.body };
    }
    yield { name: MANIFEST, lastModified: chinaWallClock(made.at), input: manifest };
  }
  const number = partsOf(made) > 1 ? `-${part + 1}` : "";
  return new Response(downloadZip(files()).body, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="photos-${made.id}${number}.zip"`,
      "cache-control": "no-store",
    },
  });
}
