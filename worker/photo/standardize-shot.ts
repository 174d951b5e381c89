import type { Shot, Standard, StandardizingFailure } from "../../durable-objects/collection/photo.ts";
import { textOf, utf8 } from "../wechat/bytes.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { PhotoReport } from "./report.ts";
import { sha256 } from "./sha256.ts";
import type { PhotoSpec } from "./spec/spec.ts";
import { standardize } from "./standardize.ts";
import { getBytes, openBytes, photoKeys, putLatest, putOnce } from "./store.ts";
import type { PhotoTools } from "./tools.ts";

/** What a lease came to: the standard photo to commit, or why there is none. The files are kept already. */
export type ShotOutcome =
  | { readonly ok: true; readonly standard: Standard; readonly report: PhotoReport }
  | { readonly ok: false; readonly failure: StandardizingFailure; readonly report: PhotoReport | null };

/** Where a shot's bytes are and results go. */
export interface ShotFiles {
  readonly bucket: R2Bucket;
  readonly graduateId: string;
}

/**
 * Makes the standard photo of a shot and keeps it with its report beside the original, which stays as it is. A photo
 * on which a check fails is kept too, to be shown with what is wrong, but is no standard photo.
 */
export async function standardizeShot(
  { bucket, graduateId }: ShotFiles,
  shot: Shot,
  spec: PhotoSpec,
  tools: PhotoTools,
): Promise<ShotOutcome> {
  // Opened in its turn only, so that the files of photos that wait are not held.
  const made = await oneAtATime(async () => {
    const read = await openBytes(bucket, photoKeys.original(graduateId, shot.sha256));
    return read && standardize({ read }, spec, tools);
  });
  if (made === null) return { ok: false, failure: { cause: "error", checks: [] }, report: null };
  const { report, photo } = made;
  if (photo && report.result) {
    const file = new Uint8Array(photo.bytes);
    await putOnce(bucket, photoKeys.standard(graduateId, report.result.sha256), file, "image/jpeg");
  }
  const told = utf8(JSON.stringify(report));
  const failure = failureOf(report);
  if (failure !== null || report.result === null) {
    await putLatest(bucket, photoKeys.failure(graduateId, shot.id), told, "application/json");
    return { ok: false, failure: failure ?? { cause: "error", checks: [] }, report };
  }
  const reportSha256 = await sha256(told);
  await putOnce(bucket, photoKeys.report(graduateId, reportSha256), told, "application/json");
  const { matte, spec: used } = report.provenance;
  const standard = {
    shotId: shot.id,
    sha256: report.result.sha256,
    reportSha256,
    specVersion: `${used.id}@${used.version}`,
    engine: matte === null ? "none" : `${matte.engine}@${matte.version}`,
    doubts: report.checks.filter(({ verdict }) => verdict === "warn").map(({ id }) => id),
  };
  return { ok: true, standard, report };
}

function failureOf({ refusal, verdict, checks, original }: PhotoReport): StandardizingFailure | null {
  if (refusal !== null) {
    // Without a size the file was not even opened.
    return { cause: original.width === null ? "unreadable" : "checks", checks: [refusal.code] };
  }
  if (verdict !== "fail") return null;
  return { cause: "checks", checks: checks.filter((check) => check.verdict === "fail").map(({ id }) => id) };
}

/** The report on a shot: with its standard photo, or why there is none; null before the first try. */
export async function readReport(
  { bucket, graduateId }: ShotFiles,
  shotId: string,
  standard: Standard | null,
): Promise<PhotoReport | null> {
  const key =
    standard?.shotId === shotId
      ? photoKeys.report(graduateId, standard.reportSha256)
      : photoKeys.failure(graduateId, shotId);
  const bytes = await getBytes(bucket, key);
  return bytes === null ? null : (JSON.parse(textOf(bytes)) as PhotoReport);
}
