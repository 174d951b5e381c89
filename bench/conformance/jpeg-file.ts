import { scanLength } from "./scan-length.ts";

/** One marker segment, without the frame's entropy-coded data. */
export interface Segment {
  readonly marker: number;
  readonly data: Uint8Array;
}

/** What a JPEG file says about itself, read from its bytes alone. */
export interface JpegFile {
  readonly segments: readonly Segment[];
  /** Bytes after the end-of-image marker. */
  readonly trailing: number;
  /** Fill bytes: 0xFF before a marker. */
  readonly fillBytes: number;
  /** Bytes within the scan that belong to no picture; null where this reader cannot tell (progressive files). */
  readonly scanPadding: number | null;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** Reads the segments of a JPEG (ITU T.81 annex B); throws on anything that is not one. */
export function readJpeg(bytes: Uint8Array): JpegFile {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new Error("no start-of-image marker");
  const segments: Segment[] = [];
  let fillBytes = 0;
  let scanPadding: number | null = null;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) throw new Error(`no marker at byte ${at}`);
    while (bytes[at + 1] === 0xff) {
      at++;
      fillBytes++;
    }
    const marker = bytes[at + 1];
    if (marker === undefined) throw new Error("the file ends without an end-of-image marker");
    at += 2;
    if (marker === EOI) break;
    const size = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (size < 2 || at + size > bytes.length) throw new Error(`segment ${marker.toString(16)} runs over`);
    segments.push({ marker, data: bytes.subarray(at + 2, at + size) });
    at += size;
    if (marker !== SOS) continue;
    const end = endOfScan(bytes, at);
    const length = scanLength(segments, bytes.subarray(at, end));
    scanPadding = length === null ? null : end - at - length;
    at = end;
  }
  return { segments, trailing: bytes.length - at, fillBytes, scanPadding };
}

/** The next byte that begins a marker other than a restart; 0xFF00 is a stuffed data byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new Error("the scan does not end");
}
