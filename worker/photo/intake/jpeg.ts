import { hasAscii, u16 } from "./bytes.ts";
import type { ColourModel, FileFacts, FileProblem } from "./info.ts";

interface Frame {
  readonly progressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly idsSpellRgb: boolean;
}

const EOI = 0xd9;
const SOS = 0xda;

/** Frame headers (ISO/IEC 10918-1 table B.1): baseline and extended, progressive; the rest no phone writes. */
const SEQUENTIAL = [0xc0, 0xc1];
const PROGRESSIVE = 0xc2;
const UNSUPPORTED = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** Markers that stand alone, without a length: TEM and the restarts. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Walks a JPEG's segments from SOI to EOI without decoding; a file without its EOI is truncated. */
export function readJpeg(bytes: Uint8Array): FileFacts | FileProblem {
  let frame: Frame | null = null;
  let scanned = false;
  let buffered = false;
  let exif: Uint8Array | null = null;
  let adobeTransform: number | null = null;
  let at = 2;
  for (;;) {
    // Stray bytes before a marker, and any number of fill bytes, are skipped as libjpeg does.
    at = bytes.indexOf(0xff, at);
    while (at >= 0 && bytes[at + 1] === 0xff) at++;
    if (at < 0 || at + 2 > bytes.length) return "truncated";
    const marker = bytes[at + 1] ?? 0;
    at += 2;
    if (marker === EOI) break;
    if (marker === 0 || standsAlone(marker)) continue;
    const length = u16(bytes, at);
    if (at + 2 > bytes.length || at + length > bytes.length) return "truncated";
    if (length < 2) return "decode_failed";
    if (SEQUENTIAL.includes(marker) || marker === PROGRESSIVE) {
      if (frame !== null || length < 8 + (bytes[at + 7] ?? 0) * 3) return "decode_failed";
      if (bytes[at + 2] !== 8) return "unsupported_variant";
      frame = readFrame(bytes, at, marker === PROGRESSIVE);
    } else if (UNSUPPORTED.includes(marker)) {
      return "unsupported_variant";
    } else if (marker === 0xe1 && exif === null && hasAscii(bytes, at + 2, "Exif\0\0")) {
      exif = bytes.subarray(at + 8, at + length);
    } else if (marker === 0xee && length >= 14 && hasAscii(bytes, at + 2, "Adobe")) {
      adobeTransform = bytes[at + 13] ?? 0;
    }
    if (marker === SOS) {
      if (frame === null) return "decode_failed";
      // A baseline picture that sends its components one after the other is held whole, like a progressive one.
      if (!scanned) buffered = frame.progressive || (bytes[at + 2] ?? 0) < frame.components;
      scanned = true;
      at = endOfScan(bytes, at + length);
      if (at < 0) return "truncated";
    } else {
      at += length;
    }
  }
  if (frame === null || !scanned || frame.width === 0) return "decode_failed";
  const colour = colourOf(frame, adobeTransform);
  // A height of 0 is told later by a DNL marker: only fax machines did that.
  if (colour === null || frame.height === 0) return "unsupported_variant";
  return {
    kind: buffered ? "jpeg-progressive" : "jpeg",
    width: frame.width,
    height: frame.height,
    colour,
    bitDepth: 8,
    alpha: false,
    progressive: frame.progressive,
    exif,
  };
}

function readFrame(bytes: Uint8Array, at: number, progressive: boolean): Frame {
  return {
    progressive,
    height: u16(bytes, at + 3),
    width: u16(bytes, at + 5),
    components: bytes[at + 7] ?? 0,
    idsSpellRgb: bytes[at + 8] === 0x52 && bytes[at + 11] === 0x47 && bytes[at + 14] === 0x42,
  };
}

/** The first marker after entropy-coded data that is neither a stuffed zero nor a restart; -1 if none comes. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; ; ) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return -1;
    const next = bytes[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || standsAlone(next)) at += 2;
    else return at;
  }
}

/** As libjpeg guesses it: the Adobe marker decides, else three components are YCbCr and four CMYK. */
function colourOf(frame: Frame, adobeTransform: number | null): ColourModel | null {
  switch (frame.components) {
    case 1:
      return "grey";
    case 3:
      return adobeTransform === 0 || (adobeTransform === null && frame.idsSpellRgb) ? "rgb" : "ycbcr";
    case 4:
      return adobeTransform === 2 ? "ycck" : "cmyk";
    default:
      return null;
  }
}
