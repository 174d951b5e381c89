import { type FaceView, lookAt } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { eachInside, outlineIn, type Patch } from "./patch.ts";
import { quantile } from "./swatch.ts";

/** How sharp the face is at the size it has in the standard photo. */
export interface Sharpness {
  /** Blur of eyes and brows, 0 sharp to 1 featureless (Crété et al. 2007, "The blur effect"). */
  readonly blur: number;
  /** Spread of the grain on the cheeks, levels of 255 (Immerkær 1996, with a robust mean). */
  readonly grain: number;
}

/** The ministry's face is about 240 px wide: so many pixels a face width. */
const STANDARD_WIDTH = 240;
const REACH = 1.2;
const PATCH = REACH * STANDARD_WIDTH;
/** Half the length of the averaging that Crété compares with: 9 px in all. */
const HALF = 4;
/** Brows and the contour under the eyes. */
const EYE_BAND = [70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 448, 450, 452, 232, 230, 228];

/** Measures blur and grain of the face. */
export function measureSharpness(view: FaceView): Sharpness {
  const patch = lookAt(view, [POINT.foreheadTop, POINT.chin], REACH, PATCH);
  const luma = lumaOf(patch);
  const band = outlineIn(patch, view.mesh, EYE_BAND);
  const clamp = (value: number) => Math.max(HALF + 1, Math.min(PATCH - HALF - 2, Math.round(value)));
  const rows = [Math.min(...band.map((p) => p.y)), Math.max(...band.map((p) => p.y))].map(clamp);
  const columns = [Math.min(...band.map((p) => p.x)), Math.max(...band.map((p) => p.x))].map(clamp);
  const grains = [OUTLINE.rightCheek, OUTLINE.leftCheek].map((outline) => {
    const cheek: number[] = [];
    eachInside(PATCH, outlineIn(patch, view.mesh, outline), (pixel) => cheek.push(pixel));
    return grain(luma, cheek);
  });
  return {
    blur: Math.max(blurAlong(luma, rows, columns, 1), blurAlong(luma, rows, columns, PATCH)),
    grain: Math.min(...grains),
  };
}

function lumaOf({ side, rgb }: Patch): Float32Array {
  const luma = new Float32Array(side * side);
  for (let i = 0; i < luma.length; i++) {
    const [r, g, b] = [rgb[3 * i] as number, rgb[3 * i + 1] as number, rgb[3 * i + 2] as number];
    luma[i] = 0.299 * r + 0.587 * g + 0.114 * b;
  }
  return luma;
}

/** How little of the differences between neighbours is lost by averaging along a direction: little is lost when it is blurred already. */
function blurAlong(luma: Float32Array, rows: number[], columns: number[], step: number): number {
  const [top = 0, bottom = 0] = rows;
  const [left = 0, right = 0] = columns;
  const averaged = (at: number) => {
    let sum = 0;
    for (let k = -HALF; k <= HALF; k++) sum += luma[at + k * step] as number;
    return sum / (2 * HALF + 1);
  };
  let [all, lost] = [1e-6, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = y * PATCH + x;
      const sharp = Math.abs((luma[at] as number) - (luma[at - step] as number));
      all += sharp;
      lost += Math.max(0, sharp - Math.abs(averaged(at) - averaged(at - step)));
    }
  }
  return (all - lost) / all;
}

function grain(luma: Float32Array, pixels: readonly number[]): number {
  const at = (i: number) => luma[i] ?? 0;
  const cross = (i: number) => at(i - 1) + at(i + 1) + at(i - PATCH) + at(i + PATCH);
  const diagonal = (i: number) =>
    at(i - PATCH - 1) + at(i - PATCH + 1) + at(i + PATCH - 1) + at(i + PATCH + 1);
  const answers = pixels.map((i) => Math.abs(4 * at(i) - 2 * cross(i) + diagonal(i)));
  // The mask answers 6 times the spread; the median of a normal's size is 0.6745 of its spread.
  return quantile(answers, 0.5) / (6 * 0.6745);
}
