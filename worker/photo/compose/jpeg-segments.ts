/** One marker segment of a JPEG file; offsets in bytes from the file's start. */
export interface JpegSegment {
  /** The marker's second byte, such as 0xe0 for APP0. */
  readonly marker: number;
  /** Where the marker's 0xff stands. */
  readonly start: number;
  /** The segment's content, after its length; empty for markers without one. */
  readonly content: Uint8Array;
  /** Just after the segment; after the entropy-coded data in the case of a scan. */
  readonly end: number;
}

/** Marker codes of ITU-T T.81, table B.1. */
export const MARKER = {
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  APP0: 0xe0,
  APP15: 0xef,
  COM: 0xfe,
} as const;

/**
 * Reads the marker segments of a JPEG file without decoding it.
 *
 * @returns undefined when the bytes are not a whole JPEG file from SOI to EOI.
 */
export function jpegSegments(bytes: Uint8Array): JpegSegment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== MARKER.SOI) return undefined;
  const segments: JpegSegment[] = [segmentAt(0, MARKER.SOI, bytes.subarray(2, 2), 2)];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      // A fill byte may stand before any marker.
      at += 1;
      continue;
    }
    if (marker === MARKER.EOI) return [...segments, segmentAt(at, marker, bytes.subarray(at, at), at + 2)];
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const after = at + 2 + length;
    if (length < 2 || after > bytes.length) return undefined;
    const end = marker === MARKER.SOS ? endOfScan(bytes, after) : after;
    segments.push(segmentAt(at, marker, bytes.subarray(at + 4, after), end));
    at = end;
  }
  return undefined;
}

function segmentAt(start: number, marker: number, content: Uint8Array, end: number): JpegSegment {
  return { marker, start, content, end };
}

/** Entropy-coded data ends at the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
