import type { Matte, Picture } from "../picture.ts";
import { type ColourField, colourField } from "./colour-field.ts";

/** Opacities (of 255) outside these are wholly background or wholly person. */
const LEAST = 2;
const MOST = 253;
/** Reach of the second, local look, px, and the step between the pixels it takes. */
const REACH = 6;
const STRIDE = 3;

/**
 * The colours of the person alone, as they would be without the background showing through: blur fusion twice, far
 * and near (Forte 2021, "Approximate fast foreground colour estimation"). Only pixels in part transparent change;
 * where the person is absent the picture's own colours stay.
 *
 * @param picture Upright picture.
 * @param matte   Of the same size.
 * @param into    Receives the answer, RGBA, the picture's size; may be the picture's own data.
 */
export function estimateForeground(
  picture: Picture,
  matte: Matte,
  into: Uint8ClampedArray = picture.data.slice(),
): Picture {
  const { width, height } = picture;
  const { alpha } = matte;
  let count = 0;
  for (let i = 0; i < alpha.length; i++) if (isMixed(alpha[i] as number)) count++;
  const field = colourField(picture, matte);
  // All answers before any is written: `into` may be what the next pixel still reads.
  const places = new Int32Array(count);
  const colours = new Uint8ClampedArray(count * 3);
  const sums = new Float64Array(8);
  for (let y = 0, i = 0, k = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (!isMixed(alpha[i] as number)) continue;
      lookNear(picture, alpha, x, y, field, sums);
      const a = (alpha[i] as number) / 255;
      for (let c = 0; c < 3; c++) {
        const person = (sums[c] as number) / ((sums[6] as number) + 1e-5);
        const behind = (sums[3 + c] as number) / ((sums[7] as number) + 1e-5);
        const missing = (picture.data[i * 4 + c] as number) - a * person - (1 - a) * behind;
        colours[k * 3 + c] = person + a * missing;
      }
      places[k++] = i;
    }
  }
  for (let k = 0; k < count; k++) {
    const to = (places[k] as number) * 4;
    for (let c = 0; c < 3; c++) into[to + c] = colours[k * 3 + c] as number;
  }
  return { width, height, data: into };
}

function isMixed(opacity: number): boolean {
  return opacity >= LEAST && opacity <= MOST;
}

/**
 * Sums up a pixel's neighbourhood: the person's three colours weighted by opacity, the background's by the rest,
 * and both weights. Each neighbour's own colours are the far field's, corrected by the neighbour.
 */
function lookNear(
  { width, height, data }: Picture,
  alpha: Uint8Array,
  x: number,
  y: number,
  { cell, width: cellsAcross, colours }: ColourField,
  sums: Float64Array,
): void {
  sums.fill(0);
  const bottom = Math.min(height - 1, y + REACH);
  const right = Math.min(width - 1, x + REACH);
  for (let j = y - REACH; j <= bottom; j += STRIDE) {
    if (j < 0) continue;
    for (let i = x - REACH; i <= right; i += STRIDE) {
      if (i < 0) continue;
      const k = j * width + i;
      const a = (alpha[k] as number) / 255;
      const b = 1 - a;
      const at = (((j / cell) | 0) * cellsAcross + ((i / cell) | 0)) * 6;
      for (let c = 0; c < 3; c++) {
        const person = colours[at + c] as number;
        const behind = colours[at + 3 + c] as number;
        const missing = (data[k * 4 + c] as number) - a * person - b * behind;
        sums[c] = (sums[c] as number) + a * Math.max(0, Math.min(255, person + a * missing));
        sums[3 + c] = (sums[3 + c] as number) + b * Math.max(0, Math.min(255, behind + b * missing));
      }
      sums[6] = (sums[6] as number) + a;
      sums[7] = (sums[7] as number) + b;
    }
  }
}
