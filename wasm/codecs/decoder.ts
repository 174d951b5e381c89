import type { Picture } from "../picture.ts";
import { type PhotoFormat, PIXEL_CAPS } from "./caps.ts";
import { toSrgb } from "./icc/to-srgb.ts";
import type { CodecInstance, DecodeFailure } from "./instance.ts";

/** A decoded photo as stored in the file (not yet upright), and the size it has there, in pixels. */
export type DecodeResult =
  | {
      readonly ok: true;
      readonly picture: Picture;
      readonly fullWidth: number;
      readonly fullHeight: number;
    }
  | { readonly ok: false; readonly code: DecodeFailure };

/** How large a picture may come out. */
export interface DecodeOptions {
  /** The longest side of the result, px; smaller pictures keep their size. */
  readonly maxSide: number;
}

const FORMAT_NUMBERS: Readonly<Record<PhotoFormat, number>> = { jpeg: 1, png: 2, webp: 3 };

/** No kind may have more; which kind a file is, the intake knows. */
const MOST_PIXELS = Math.max(...Object.values(PIXEL_CAPS));

/**
 * Decodes a photo into sRGB RGBA no larger than `maxSide`, averaged down while it is read. Transparent
 * pixels come out on white, CMYK as RGB, an embedded RGB matrix profile (Display P3, Adobe RGB) is converted.
 * Damaged, truncated, unsupported or too large files are answered with a code, never a partial picture.
 */
export function decodeWith(
  instance: CodecInstance,
  bytes: Uint8Array,
  format: PhotoFormat,
  { maxSide }: DecodeOptions,
): DecodeResult {
  let full = { width: 0, height: 0 };
  let size = { width: 0, height: 0 };
  let data = new Uint8ClampedArray(0);
  let filled = 0;
  let profile: Uint8Array | null = null;
  const failure = instance.decode(FORMAT_NUMBERS[format], bytes, maxSide, {
    begin(fullWidth, fullHeight, width, height) {
      if (fullWidth * fullHeight > MOST_PIXELS) return false;
      full = { width: fullWidth, height: fullHeight };
      size = { width, height };
      data = new Uint8ClampedArray(width * height * 4);
      return true;
    },
    row(rgba) {
      data.set(rgba, filled);
      filled += rgba.length;
    },
    profile(found) {
      profile = found.slice();
    },
  });
  if (failure !== null) return { ok: false, code: failure };
  if (filled === 0 || filled !== data.length) return { ok: false, code: "corrupt" };
  if (profile !== null) toSrgb(data, profile);
  return {
    ok: true,
    picture: { ...size, data },
    fullWidth: full.width,
    fullHeight: full.height,
  };
}
