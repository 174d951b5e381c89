import { hasAscii, u32 } from "./bytes.ts";
import type { ColourModel, FileFacts, FileProblem } from "./info.ts";

/** Colour types of the PNG specification (11.2.1) and the bit depths each allows. */
const COLOUR_TYPES: Readonly<
  Record<number, { colour: ColourModel; alpha: boolean; depths: readonly number[] }>
> = {
  0: { colour: "grey", alpha: false, depths: [1, 2, 4, 8, 16] },
  2: { colour: "rgb", alpha: false, depths: [8, 16] },
  3: { colour: "palette", alpha: false, depths: [1, 2, 4, 8] },
  4: { colour: "grey", alpha: true, depths: [8, 16] },
  6: { colour: "rgb", alpha: true, depths: [8, 16] },
};

/** Walks a PNG's chunks from IHDR to IEND without inflating; checksums are left to the decoder. */
export function readPng(bytes: Uint8Array): FileFacts | FileProblem {
  if (bytes.length < 33) return "truncated";
  if (u32(bytes, 8) !== 13 || !hasAscii(bytes, 12, "IHDR")) return "decode_failed";
  const bitDepth = bytes[24] ?? 0;
  const type = COLOUR_TYPES[bytes[25] ?? 0];
  const interlace = bytes[28] ?? 0;
  if (type === undefined || !type.depths.includes(bitDepth) || interlace > 1) return "decode_failed";
  const width = u32(bytes, 16);
  const height = u32(bytes, 20);
  if (width === 0 || height === 0) return "decode_failed";

  let exif: Uint8Array | null = null;
  let alpha = type.alpha;
  let hasData = false;
  for (let at = 33; ; ) {
    const length = u32(bytes, at);
    const end = at + 12 + length;
    if (at + 12 > bytes.length || end > bytes.length) return "truncated";
    if (hasAscii(bytes, at + 4, "IEND")) break;
    if (hasAscii(bytes, at + 4, "IDAT")) hasData = true;
    else if (hasAscii(bytes, at + 4, "tRNS")) alpha = true;
    else if (hasAscii(bytes, at + 4, "eXIf")) exif ??= bytes.subarray(at + 8, at + 8 + length);
    // One frame is a still picture that some editors mark as animated.
    else if (hasAscii(bytes, at + 4, "acTL") && u32(bytes, at + 8) > 1) return "animated";
    at = end;
  }
  if (!hasData) return "decode_failed";
  return {
    kind: interlace === 1 ? "png-interlaced" : "png",
    width,
    height,
    colour: type.colour,
    bitDepth,
    alpha,
    progressive: interlace === 1,
    exif,
  };
}
