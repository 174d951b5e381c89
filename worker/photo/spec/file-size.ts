import type { Band } from "./spec.ts";

/**
 * A band of file sizes in bytes that holds whether a KB is 1000 or 1024 bytes: the lower edge is taken in the
 * larger unit, the upper edge in the smaller.
 *
 * @param minKb Lower edge, KB; 0 for none.
 * @param maxKb Upper edge, KB.
 * @param aimKb What to aim for, KB (of 1000 bytes); the middle of the band when absent.
 */
export function kilobytes(minKb: number, maxKb: number, aimKb?: number): Band {
  const min = minKb * 1024;
  const max = maxKb * 1000;
  return { min, max, aim: aimKb === undefined ? Math.round((min + max) / 2) : aimKb * 1000 };
}
