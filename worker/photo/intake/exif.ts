import type { Orientation } from "../../../wasm/codecs/orient.ts";
import { asciiText, hasAscii, u16, u32 } from "./bytes.ts";
import type { CaptureFacts } from "./info.ts";

const TAGS = {
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  software: 0x0131,
  exifDirectory: 0x8769,
  takenAt: 0x9003,
  lens: 0xa434,
} as const;
const ASCII = 2;
/** Longer names than this are no camera's. */
const MAX_TEXT = 64;
const MAX_ENTRIES = 512;

/** Nothing known: the photo carries no EXIF. */
const NO_CAPTURE_FACTS: CaptureFacts = {
  make: null,
  model: null,
  lens: null,
  software: null,
  takenAt: null,
  camera: null,
};

/** One directory's entries by tag: where each starts. Damaged directories give what lies inside the block. */
function directory(tiff: Uint8Array, at: number, little: boolean): Map<number, number> {
  const entries = new Map<number, number>();
  if (at < 8 || at + 2 > tiff.length) return entries;
  const count = Math.min(u16(tiff, at, little), MAX_ENTRIES);
  for (let index = 0; index < count; index++) {
    const entry = at + 2 + index * 12;
    if (entry + 12 > tiff.length) break;
    const tag = u16(tiff, entry, little);
    if (!entries.has(tag)) entries.set(tag, entry);
  }
  return entries;
}

/**
 * Reads orientation and capture facts from a TIFF block (EXIF 3.0, without the "Exif" prefix). Missing or
 * damaged EXIF is an upright photo nothing is known of. The GPS directory is never followed.
 */
export function readExif(tiff: Uint8Array | null): { orientation: Orientation; capture: CaptureFacts } {
  const nothing = { orientation: 1 as Orientation, capture: NO_CAPTURE_FACTS };
  if (tiff === null || tiff.length < 14) return nothing;
  const little = hasAscii(tiff, 0, "II*\0");
  if (!little && !hasAscii(tiff, 0, "MM\0*")) return nothing;
  const main = directory(tiff, u32(tiff, 4, little), little);
  const pointer = main.get(TAGS.exifDirectory);
  const details =
    pointer === undefined
      ? new Map<number, number>()
      : directory(tiff, u32(tiff, pointer + 8, little), little);

  const text = (entry: number | undefined): string | null => {
    if (entry === undefined || u16(tiff, entry + 2, little) !== ASCII) return null;
    const length = u32(tiff, entry + 4, little);
    const at = length <= 4 ? entry + 8 : u32(tiff, entry + 8, little);
    return asciiText(tiff, at, Math.min(length, MAX_TEXT)) || null;
  };
  const lens = text(details.get(TAGS.lens));
  const turned = main.get(TAGS.orientation);
  return {
    orientation: turned === undefined ? 1 : asOrientation(u16(tiff, turned + 8, little)),
    capture: {
      make: text(main.get(TAGS.make)),
      model: text(main.get(TAGS.model)),
      lens,
      software: text(main.get(TAGS.software)),
      takenAt: asLocalTime(text(details.get(TAGS.takenAt))),
      camera: /\bfront\b/i.test(lens ?? "") ? "front" : /\b(back|rear)\b/i.test(lens ?? "") ? "back" : null,
    },
  };
}

/** Values other than 1 to 8 (0 is common) mean nothing: the photo is taken as upright. */
function asOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}

/** EXIF's `YYYY:MM:DD HH:MM:SS` as an ISO local time; blank or impossible ones are unknown. */
function asLocalTime(text: string | null): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/.exec(text ?? "");
  if (match === null) return null;
  const iso = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}`;
  const time = Date.parse(`${iso}Z`);
  return Number.isNaN(time) ? null : iso;
}
