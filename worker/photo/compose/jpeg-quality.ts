/** Luminance quantisation table of ITU-T T.81, Annex K.1, row by row. */
// biome-ignore format: a table is read as a table
export const ANNEX_K_LUMINANCE: readonly number[] = [
  16, 11, 10, 16, 24, 40, 51, 61,
  12, 12, 14, 19, 26, 58, 60, 55,
  14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62,
  18, 22, 37, 56, 68, 109, 103, 77,
  24, 35, 55, 64, 81, 104, 113, 92,
  49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];

/** Chrominance quantisation table of ITU-T T.81, Annex K.2, row by row. */
// biome-ignore format: a table is read as a table
export const ANNEX_K_CHROMINANCE: readonly number[] = [
  17, 18, 24, 47, 99, 99, 99, 99,
  18, 21, 26, 66, 99, 99, 99, 99,
  24, 26, 56, 99, 99, 99, 99, 99,
  47, 66, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
];

/** Where the k-th coefficient in zigzag order stands in a row-by-row block (T.81, figure A.6). */
// biome-ignore format: a table is read as a table
export const ZIGZAG: readonly number[] = [
  0, 1, 8, 16, 9, 2, 3, 10,
  17, 24, 32, 25, 18, 11, 4, 5,
  12, 19, 26, 33, 40, 48, 41, 34,
  27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36,
  29, 22, 15, 23, 30, 37, 44, 51,
  58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
];

/** A table scaled to an IJG quality factor (libjpeg, `jpeg_quality_scaling`), held to 8 bits for baseline. */
export function scaledTable(table: readonly number[], quality: number): number[] {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return table.map((entry) => Math.min(255, Math.max(1, Math.floor((entry * percent + 50) / 100))));
}

/**
 * The IJG quality factor, 1 to 100, whose luminance table is nearest a file's.
 *
 * @param table Luminance quantisation table, row by row.
 */
export function estimateQuality(table: readonly number[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let quality = 1; quality <= 100; quality++) {
    const candidate = scaledTable(ANNEX_K_LUMINANCE, quality);
    const distance = candidate.reduce((sum, entry, at) => sum + Math.abs(entry - (table[at] ?? 0)), 0);
    if (distance < least) {
      least = distance;
      best = quality;
    }
  }
  return best;
}
