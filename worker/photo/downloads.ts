import { decodePhoto } from "../../wasm/codecs/decode.ts";
import { PAPERS, type Paper } from "./layout/papers.ts";
import { planSheet } from "./layout/plan-sheet.ts";
import { renderSheet } from "./layout/render.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { PhotoSpec } from "./spec/spec.ts";
import { SPECS } from "./spec/specs.ts";
import { standardize } from "./standardize.ts";
import type { ShotFiles } from "./standardize-shot.ts";
import { getBytes, openBytes, photoKeys, putOnce } from "./store.ts";
import type { PhotoTools } from "./tools.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Sizes besides the standard photo's own that can be cut from the same shot. */
export function otherSizes(spec: PhotoSpec): readonly PhotoSpec[] {
  return SPECS.filter(({ width, height }) => width !== spec.width || height !== spec.height);
}

/** Papers on which at least one copy of the photo has room, with the number of copies. */
export function sheetsFor(spec: PhotoSpec): readonly { readonly paper: Paper; readonly copies: number }[] {
  return PAPERS.map((paper) => ({ paper, copies: planSheet(paper, spec).placements.length })).filter(
    ({ copies }) => copies > 0,
  );
}

/** The photo that a sheet repeats: the standard photo, or another size of it. */
export interface SheetPhoto {
  /** SHA-256 of the standard photo. */
  readonly standardSha256: string;
  readonly spec: PhotoSpec;
  /** Reads or makes its JPEG; null when it cannot be had. */
  readonly read: () => Promise<Bytes | null>;
}

/** The layout sheet (排版照) of a photo on a paper, drawn once and kept. Null when the photo cannot be had. */
export async function sheetOf(
  { bucket, graduateId }: ShotFiles,
  { standardSha256, spec, read }: SheetPhoto,
  paper: Paper,
): Promise<Bytes | null> {
  const key = photoKeys.sheet(graduateId, standardSha256, spec.id, paper.id);
  const kept = await getBytes(bucket, key);
  if (kept !== null) return kept;
  const photo = await read();
  if (photo === null) return null;
  const sheet = await oneAtATime(async () => {
    const decoded = decodePhoto(photo, { format: "jpeg" });
    return decoded.ok ? renderSheet(planSheet(paper, spec), decoded.picture) : null;
  });
  if (sheet === null) return null;
  const bytes = new Uint8Array(sheet);
  await putOnce(bucket, key, bytes, "image/jpeg");
  return bytes;
}

/** Another size of a standard photo, cut from its shot once and kept; null when it cannot be made. */
export async function sizeOf(
  { bucket, graduateId }: ShotFiles,
  photo: { readonly shotSha256: string; readonly standardSha256: string },
  spec: PhotoSpec,
  tools: PhotoTools,
): Promise<Bytes | null> {
  const key = photoKeys.size(graduateId, photo.standardSha256, spec.id);
  const kept = await getBytes(bucket, key);
  if (kept !== null) return kept;
  const made = await oneAtATime(async () => {
    const read = await openBytes(bucket, photoKeys.original(graduateId, photo.shotSha256));
    return read && standardize({ read }, spec, tools);
  });
  if (!made?.photo) return null;
  const bytes = new Uint8Array(made.photo.bytes);
  await putOnce(bucket, key, bytes, "image/jpeg");
  return bytes;
}
