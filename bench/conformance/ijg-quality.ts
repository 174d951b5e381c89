/** The luminance and chrominance tables of ITU T.81 annex K.1, which the IJG scales by its quality factor; zigzag order. */
const LUMINANCE = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58,
  51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103,
  62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
];
const CHROMINANCE = [
  17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/**
 * The IJG quality factor, 1 to 100, whose tables lie nearest to those of a file, by the sum over table 0 and, when
 * there is one, table 1. For a file that was encoded with scaled annex K tables this is the factor itself; for other
 * tables it is the factor of equal coarseness, as `identify` and its kin estimate it.
 *
 * @param segments The data of the file's DQT segments.
 */
export function ijgQuality(segments: readonly Uint8Array[]): number {
  const tables = quantisationTables(segments);
  const base = [LUMINANCE, CHROMINANCE];
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let quality = 1; quality <= 100; quality++) {
    let distance = 0;
    for (const [id, steps] of tables) {
      const reference = base[id === 0 ? 0 : 1] ?? LUMINANCE;
      distance += Math.abs(sum(steps) - sum(scaled(reference, quality)));
    }
    if (distance < least) {
      least = distance;
      best = quality;
    }
  }
  return best;
}

/** `jpeg_set_quality`: the percentage the IJG library scales its tables by, each step held within 1 to 255. */
function scaled(base: readonly number[], quality: number): number[] {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - quality * 2;
  return base.map((step) => Math.min(255, Math.max(1, Math.floor((step * percent + 50) / 100))));
}

function quantisationTables(segments: readonly Uint8Array[]): Map<number, number[]> {
  const tables = new Map<number, number[]>();
  for (const data of segments) {
    for (let at = 0; at < data.length; ) {
      const head = data[at] ?? 0;
      const wide = head >> 4 === 1;
      at++;
      const steps = Array.from({ length: 64 }, (_, i) =>
        wide ? ((data[at + 2 * i] ?? 0) << 8) | (data[at + 2 * i + 1] ?? 0) : (data[at + i] ?? 0),
      );
      tables.set(head & 15, steps);
      at += wide ? 128 : 64;
    }
  }
  return tables;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
