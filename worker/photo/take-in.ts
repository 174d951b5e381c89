import { decodePhoto } from "../../wasm/codecs/decode.ts";
import { orient } from "../../wasm/codecs/orient.ts";
import type { Picture } from "../../wasm/picture.ts";
import { refuseUndecodable } from "./intake/decode-refusal.ts";
import type { PhotoInfo } from "./intake/info.ts";
import { inspectPhoto } from "./intake/inspect.ts";
import type { IntakeRefusal } from "./intake/refusal.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PhotoTools } from "./tools.ts";

/** The longest side a photo is worked on at, px: a frame of half of it still fills 480x640 without enlarging. */
const WORKING_SIDE = 2048;

/** The most pixels a photo is worked on with: those of a 3:4 photo of that side. A square one gives way. */
const WORKING_PIXELS = WORKING_SIDE * WORKING_SIDE * 0.75;

/** What is known of the file a picture came from. */
export interface PhotoSource {
  readonly info: PhotoInfo;
  /** Pixels of the upright original for one of the picture. */
  readonly shrink: number;
}

type Intake =
  | {
      readonly ok: true;
      /** Upright, its longest side at most 2048 px, at most 3.1 million px in all. */
      readonly picture: Picture;
      readonly source: PhotoSource;
    }
  | { readonly ok: false; readonly refusal: IntakeRefusal };

/**
 * Inspects, decodes, reduces and turns upright an uploaded photo.
 *
 * What is too large or too foreign to decode here goes through `tools.reduceElsewhere` first, where there is such a
 * thing; what is still not a photo we take is refused with the reason.
 */
export async function takeIn(
  bytes: Uint8Array,
  declaredType: string | undefined,
  tools: Pick<PhotoTools, "reduceElsewhere">,
  watch: Stopwatch,
): Promise<Intake> {
  const inspection = inspectPhoto(bytes, undefined, declaredType);
  watch.lap("inspect");
  if (inspection.ok) return decode(bytes, inspection.info, watch);
  const { refusal } = inspection;
  if (!REDUCIBLE.has(refusal.code) || !tools.reduceElsewhere) return { ok: false, refusal };
  const reduced = await tools.reduceElsewhere(bytes);
  watch.lap("reduce");
  if (reduced === null) return { ok: false, refusal };
  const second = inspectPhoto(reduced);
  return second.ok ? decode(reduced, second.info, watch) : { ok: false, refusal };
}

/** Refusals that are about our decoder, not about the photo. */
export const REDUCIBLE: ReadonlySet<string> = new Set(["too_many_pixels", "format_heic", "format_avif"]);

function decode(bytes: Uint8Array, info: PhotoInfo, watch: Stopwatch): Intake {
  const decoded = decodePhoto(bytes, info, { maxSide: workingSide(info) });
  watch.lap("decode");
  if (!decoded.ok) return { ok: false, refusal: refuseUndecodable(decoded.code, info) };
  const picture = orient(decoded.picture, info.orientation);
  watch.lap("orient");
  return { ok: true, picture, source: { info, shrink: info.uprightWidth / picture.width } };
}

function workingSide({ uprightWidth: width, uprightHeight: height }: PhotoInfo): number {
  const ratio = Math.max(width, height) / Math.min(width, height);
  return Math.min(WORKING_SIDE, Math.floor(Math.sqrt(WORKING_PIXELS * ratio)));
}
