/** MCUs between the restart markers of `strip-*.jpg`; the sizes asked for must be whole numbers of runs. */
const RUN = 12;
const SOS = 0xda;

/** Where the entropy-coded data from `from` ends, and where its restart markers stand. */
function scanData(jpeg: Uint8Array, from: number): { end: number; restarts: number[] } {
  const restarts: number[] = [];
  for (let at = from; ; at++) {
    if (jpeg[at] !== 0xff) continue;
    const marker = jpeg[at + 1] ?? 0;
    if (marker >= 0xd0 && marker <= 0xd7) restarts.push(at);
    else if (marker !== 0) return { end: at, restarts };
  }
}

/** How many MCUs a scan over one component (1 luma at full size, else halved), or over all of them, has. */
function mcus(width: number, height: number, components: number, first: number): number {
  const side = components === 1 && first === 1 ? 8 : 16;
  return Math.ceil(width / side) * Math.ceil(height / side);
}

/**
 * Builds a JPEG of any size out of the small one: each run between restart markers decodes on its own, so the
 * runs of every scan are repeated until the picture is full. Real statistics, no encoder, a few milliseconds.
 */
export function enlarge(strip: Uint8Array, width: number, height: number): Uint8Array {
  const parts: Uint8Array[] = [strip.subarray(0, 2)];
  let at = 2;
  while (strip[at + 1] !== 0xd9) {
    const marker = strip[at + 1] ?? 0;
    const next = at + 2 + (((strip[at + 2] ?? 0) << 8) | (strip[at + 3] ?? 0));
    const segment = strip.slice(at, next);
    if (marker === 0xc0 || marker === 0xc2)
      segment.set([height >> 8, height & 255, width >> 8, width & 255], 5);
    parts.push(segment);
    at = next;
    if (marker !== SOS) continue;
    const { end, restarts } = scanData(strip, at);
    const starts = [at, ...restarts.map((restart) => restart + 2)];
    const runs = starts.map((start, index) => strip.subarray(start, restarts[index] ?? end));
    const count = Math.ceil(mcus(width, height, segment[4] ?? 0, segment[5] ?? 0) / RUN);
    for (let run = 0; run < count; run++) {
      parts.push(runs[run % runs.length] ?? new Uint8Array(0));
      if (run + 1 < count) parts.push(Uint8Array.of(0xff, 0xd0 + (run % 8)));
    }
    at = end;
  }
  parts.push(strip.subarray(at));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    whole.set(part, filled);
    filled += part.length;
  }
  return whole;
}
