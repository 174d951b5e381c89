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
  /** Fill bytes (0xFF before a marker) and the longest run of zeros inside entropy-coded data. */
  readonly fillBytes: number;
  readonly zeroRun: number;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** Reads the segments of a JPEG (ITU T.81 annex B); throws on anything that is not one. */
export function readJpeg(bytes: Uint8Array): JpegFile {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new Error("no start-of-image marker");
  const segments: Segment[] = [];
  let fillBytes = 0;
  let zeroRun = 0;
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
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (length < 2 || at + length > bytes.length) throw new Error(`segment ${marker.toString(16)} runs over`);
    segments.push({ marker, data: bytes.subarray(at + 2, at + length) });
    at += length;
    if (marker !== SOS) continue;
    const end = endOfScan(bytes, at);
    zeroRun = Math.max(zeroRun, longestZeroRun(bytes.subarray(at, end)));
    at = end;
  }
  return { segments, trailing: bytes.length - at, fillBytes, zeroRun };
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

function longestZeroRun(bytes: Uint8Array): number {
  let longest = 0;
  let run = 0;
  for (const byte of bytes) {
    run = byte === 0 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}
