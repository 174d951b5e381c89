import type { Matte, Picture } from "../../wasm/picture.ts";
import { cutPhoto } from "./cut.ts";
import type { Findings } from "./findings.ts";
import { makeMaster } from "./master.ts";
import { measureShot } from "./measure/measure.ts";
import { measureResult } from "./measure-result.ts";
import { findPortrait, type Portrait } from "./portrait.ts";
import type { PhotoRefusal, PhotoReport } from "./report.ts";
import { sha256 } from "./sha256.ts";
import type { PhotoSpec } from "./spec/spec.ts";
import { startStopwatch } from "./stopwatch.ts";
import { takeIn } from "./take-in.ts";
import type { PhotoTools } from "./tools.ts";
import { writeReport } from "./write-report.ts";

/** An uploaded file and what its sender called it (file name or MIME type). */
export interface UploadedPhoto {
  /** Reads the file when its turn has come. It must not hold the file itself: what it answers is let go once decoded. */
  readonly read: () => Promise<Uint8Array>;
  readonly declaredType?: string;
}

/** What came of one photo: always a report, the standard photo when one was made. */
export interface Standardized {
  readonly report: PhotoReport;
  /** The standard photo, a JPEG file, and its pixels before encoding. */
  readonly photo: { readonly bytes: Uint8Array; readonly picture: Picture } | null;
  /** The person's matte at the working picture's size, as soon as there was one person. */
  readonly matte: Matte | null;
}

/**
 * Turns an uploaded photo into a standard photo of a spec, with a report on everything measured and done.
 *
 * The person is never altered: cut out, scaled, laid on the spec's background. A photo from which no standard photo
 * can be made is refused in the report, with a code and what to do; that is an answer, not an error.
 */
export async function standardize(
  upload: UploadedPhoto,
  spec: PhotoSpec,
  tools: PhotoTools,
): Promise<Standardized> {
  const watch = startStopwatch(tools.now);
  const found: Findings = {};
  const refusal = await goThrough();
  const { photo, master } = found;
  const result = photo && { sha256: await sha256(photo.bytes), bytes: photo.bytes.length };
  const report = writeReport({ found, refusal, result, spec, tools, watch });
  return { report, photo: photo ?? null, matte: master?.matte ?? null };

  async function goThrough(): Promise<PhotoRefusal | null> {
    const portrait = await takeInPortrait();
    if (!("picture" in portrait)) return portrait;
    const mastered = await makeMaster(portrait, tools, watch);
    if (!mastered.ok) return mastered.refusal;
    found.master = mastered.master;
    found.shot = measureShot(mastered.master);
    watch.lap("measure");
    const cut = await cutPhoto(mastered.master, spec, tools, watch);
    if (!cut.ok) return cut.refusal;
    found.photo = cut.photo;
    found.result = measureResult(cut.photo, spec);
    watch.lap("verify");
    return null;
  }

  /** A function of its own, so that a larger picture than the portrait's is held no longer: an isolate has 128 MB. */
  async function takeInPortrait(): Promise<Portrait | PhotoRefusal> {
    const picture = await readAndTakeIn();
    if (!("data" in picture)) return picture;
    const search = await findPortrait(picture, tools, watch);
    if (search.ok) return search.portrait;
    if (search.about) found.about = search.about;
    return search.refusal;
  }

  /** A function of its own for the same reason: the file ends with it. */
  async function readAndTakeIn(): Promise<Picture | PhotoRefusal> {
    await tools.onStage?.("read");
    const bytes = await upload.read();
    found.file = { sha256: await sha256(bytes), bytes: bytes.length };
    watch.lap("read");
    const intake = await takeIn(bytes, upload.declaredType, tools, watch);
    if (!intake.ok) return intake.refusal;
    found.source = intake.source;
    return intake.picture;
  }
}
