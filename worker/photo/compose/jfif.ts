import { jpegSegments, MARKER } from "./jpeg-segments.ts";

/**
 * Gives a JPEG file a JFIF 1.01 header with a density and drops everything else that is not needed to decode it:
 * Exif, colour profiles, comments, and bytes after the end.
 *
 * @param jpeg The encoder's file; YCbCr, as JFIF demands.
 * @param dpi  Pixels an inch, both ways.
 * @returns undefined when `jpeg` is not a whole JPEG file.
 */
export function asJfif(jpeg: Uint8Array, dpi: number): Uint8Array | undefined {
  const segments = jpegSegments(jpeg);
  if (segments === undefined) return undefined;
  const kept = segments
    .filter(({ marker }) => !isMetadata(marker) && marker !== MARKER.SOI)
    .map(({ start, end }) => jpeg.subarray(start, end));
  return joined([Uint8Array.of(0xff, MARKER.SOI), jfifHeader(dpi), ...kept]);
}

/** An APP0 segment: JFIF 1.01, dots an inch, square pixels, no thumbnail. */
export function jfifHeader(dpi: number): Uint8Array {
  const high = dpi >> 8;
  const low = dpi & 0xff;
  return Uint8Array.of(
    ...[0xff, MARKER.APP0, 0, 16],
    ...[0x4a, 0x46, 0x49, 0x46, 0],
    ...[1, 1, 1, high, low, high, low, 0, 0],
  );
}

/** Joins byte runs into one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function isMetadata(marker: number): boolean {
  return (marker >= MARKER.APP0 && marker <= MARKER.APP15) || marker === MARKER.COM;
}
