import { boxBlur } from "./box-blur.ts";

/** In face widths: a cell this far from the outline bears full witness, one at the outline none. */
const SURE = 0.035;
/** In face widths: how far around a cell the background is known by its mean; blurred twice. */
const AROUND = 0.12;
/** Levels by which a background may vary and still be called plain, and the least variation assumed. */
const PLAIN = 15;
const LEAST_VARIATION = 10;
/** How much of its weight a cell inside loses that looks just like a plain background. */
const DISCOUNT = 0.9;

/**
 * How much each cell's colour tells about the side of the outline it lies on, 0 to 1.
 *
 * Cells near the outline, and cells the model doubts, say little. A cell inside that looks like the plain
 * background around it may be background seen through curls, and must not vouch for itself.
 *
 * @param belief    0 to 1 a cell.
 * @param distance  Cells from the outline, positive inside.
 * @param colours   Three levels a cell.
 * @param faceWidth Width of the face, in cells.
 */
export function witnesses(
  belief: Float32Array,
  distance: Float32Array,
  colours: Float32Array,
  width: number,
  height: number,
  faceWidth: number,
): Float32Array {
  const trust = new Float32Array(belief.length);
  for (let i = 0; i < trust.length; i++) {
    const sure = Math.min(1, Math.abs(distance[i] as number) / (SURE * faceWidth));
    trust[i] = sure * sure * Math.abs(2 * (belief[i] as number) - 1) ** 3;
  }
  const weight = trust.map((value, i) => ((distance[i] as number) < 0 ? value : 0));
  const means = [0, 1, 2].map((c) => weight.map((value, i) => value * (colours[i * 3 + c] as number)));
  const squares = weight.map((value, i) => {
    const a = colours[i * 3] as number;
    const b = colours[i * 3 + 1] as number;
    const c = colours[i * 3 + 2] as number;
    return value * (a * a + b * b + c * c);
  });
  const reach = Math.round(AROUND * faceWidth);
  for (const plane of [weight, ...means, squares]) {
    boxBlur(plane, width, height, reach);
    boxBlur(plane, width, height, reach);
  }
  for (let i = 0; i < trust.length; i++) {
    const all = weight[i] as number;
    if ((distance[i] as number) <= 0 || all < 1) continue;
    let variation = (squares[i] as number) / all;
    let unlike = 0;
    for (let c = 0; c < 3; c++) {
      const mean = ((means[c] as Float32Array)[i] as number) / all;
      variation -= mean * mean;
      unlike += ((colours[i * 3 + c] as number) - mean) ** 2;
    }
    variation = Math.max(0, variation) + LEAST_VARIATION ** 2;
    const plain = Math.min(1, PLAIN ** 2 / variation);
    trust[i] = (trust[i] as number) * (1 - DISCOUNT * plain * Math.exp(-unlike / (2 * variation)));
  }
  return trust;
}
