import { PIXEL_CAPS, type PictureKind } from "../../../wasm/codecs/caps.ts";

/** What an upload must keep within. */
export interface IntakeLimits {
  readonly maxBytes: number;
  /** The most pixels, by how the file must be decoded. */
  readonly maxPixels: Readonly<Record<PictureKind, number>>;
  /** Width over height of the frame that is cut from the photo. */
  readonly frameRatio: number;
  /** The least width, px, of the largest frame of that ratio that fits into the upright photo. */
  readonly minFrameWidth: number;
}

/**
 * - 20 MB: what the Images binding takes; a 12 MP phone JPEG has 3 to 8 MB, a 50 MP one 10 to 20.
 * - 320 px: a 480x640 photo whose frame is the whole width of the source is then enlarged 1.5 times at most,
 *   and its eyes, about 110 px apart when the face is 240 px wide, were at least 73 px apart in the source.
 *   That lets a 512x512 portrait in (frame 384x512) and keeps 400x400 (300x400) and 316x464 out. It is only
 *   the outer gate: whether the face itself is large enough is a check on the face found.
 */
export const DEFAULT_LIMITS: IntakeLimits = {
  maxBytes: 20 * 1024 * 1024,
  maxPixels: PIXEL_CAPS,
  frameRatio: 480 / 640,
  minFrameWidth: 320,
};
