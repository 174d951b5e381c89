import { hasAscii, u16, u32 } from "./bytes.ts";
import type { FileFacts, FileProblem } from "./info.ts";

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly lossless: boolean;
  readonly alpha: boolean;
}

/** Walks a WebP's RIFF chunks without decoding; the frame's own header gives the size. */
export function readWebp(bytes: Uint8Array): FileFacts | FileProblem {
  const end = 8 + u32(bytes, 4, true);
  if (end > bytes.length) return "truncated";
  let frame: Frame | FileProblem | null = null;
  let alphaChunk = false;
  let exif: Uint8Array | null = null;
  for (let at = 12; at + 8 <= end; ) {
    const size = u32(bytes, at + 4, true);
    const body = at + 8;
    if (body + size > end) return "truncated";
    if (hasAscii(bytes, at, "VP8X") && size >= 10 && ((bytes[body] ?? 0) & 0x02) !== 0) return "animated";
    if (hasAscii(bytes, at, "ANIM") || hasAscii(bytes, at, "ANMF")) return "animated";
    if (hasAscii(bytes, at, "VP8 ")) frame ??= lossyFrame(bytes, body, size);
    else if (hasAscii(bytes, at, "VP8L")) frame ??= losslessFrame(bytes, body, size);
    else if (hasAscii(bytes, at, "ALPH")) alphaChunk = true;
    else if (hasAscii(bytes, at, "EXIF")) exif ??= withoutPrefix(bytes.subarray(body, body + size));
    at = body + size + (size & 1);
  }
  if (frame === null) return "decode_failed";
  if (typeof frame === "string") return frame;
  return {
    kind: frame.lossless ? "webp-lossless" : alphaChunk ? "webp-alpha" : "webp",
    width: frame.width,
    height: frame.height,
    colour: frame.lossless ? "rgb" : "ycbcr",
    bitDepth: 8,
    alpha: frame.alpha || alphaChunk,
    progressive: false,
    exif,
  };
}

/** RFC 6386 section 9.1: frame tag, start code, then 14 bits of width and of height. */
function lossyFrame(bytes: Uint8Array, at: number, size: number): Frame | FileProblem {
  if (size < 10) return "truncated";
  const keyFrame = ((bytes[at] ?? 0) & 1) === 0;
  if (!keyFrame || !hasAscii(bytes, at + 3, "\x9d\x01\x2a")) return "decode_failed";
  const width = u16(bytes, at + 6, true) & 0x3fff;
  const height = u16(bytes, at + 8, true) & 0x3fff;
  if (width === 0 || height === 0) return "decode_failed";
  return { width, height, lossless: false, alpha: false };
}

/** WebP lossless bitstream specification, section 3: signature, 14 + 14 bits of size less one, alpha flag. */
function losslessFrame(bytes: Uint8Array, at: number, size: number): Frame | FileProblem {
  if (size < 5) return "truncated";
  if (bytes[at] !== 0x2f) return "decode_failed";
  const bits = u32(bytes, at + 1, true);
  return {
    width: (bits & 0x3fff) + 1,
    height: ((bits >>> 14) & 0x3fff) + 1,
    lossless: true,
    alpha: ((bits >>> 28) & 1) === 1,
  };
}

/** Some writers keep JPEG's "Exif" prefix inside the chunk. */
function withoutPrefix(block: Uint8Array): Uint8Array {
  return hasAscii(block, 0, "Exif\0\0") ? block.subarray(6) : block;
}
