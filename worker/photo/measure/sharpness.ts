import { type FaceView, lookAt } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { eachInside, outlineIn, type Patch } from "./patch.ts";
import { quantile } from "./swatch.ts";

/** How sharp the face is at the size it has in the standard photo. */
export interface Sharpness {
  /**
   * Blur of the clearest edges about the eyes, px of the standard photo: the spread of the Gaussian that would blur
   * a step so. The worse of across and down, so that motion counts as much as focus.
   */
  readonly blur: number;
  /** Spread of the grain on the cheeks, levels of 255 (Immerkær 1996, with a robust mean). */
  readonly grain: number;
}

/** The ministry's face is about 240 px wide: so many pixels a face width. */
const STANDARD_WIDTH = 240;
const REACH = 1.2;
const PATCH = REACH * STANDARD_WIDTH;
/** Spread of the second blur, px, and the weights of its right half. */
const SECOND_BLUR = 2;
const WEIGHTS = gaussian(SECOND_BLUR, 5);
/** The part of the edges that is clearest. */
const CLEAREST = 0.1;
/** Brows and the contour under the eyes. */
const EYE_BAND = [70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 448, 450, 452, 232, 230, 228];

/** Measures blur and grain of the face. */
export function measureSharpness(view: FaceView): Sharpness {
  const patch = lookAt(view, [POINT.foreheadTop, POINT.chin], REACH, PATCH);
  const luma = lumaOf(patch);
  const inside = (outline: readonly number[]) => {
    const pixels: number[] = [];
    eachInside(PATCH, outlineIn(patch, view.mesh, outline), (pixel) => pixels.push(pixel));
    return pixels.filter((pixel) => isAwayFromBorder(pixel));
  };
  const eyes = inside(EYE_BAND);
  return {
    blur: Math.max(edgeBlur(luma, eyes, 1), edgeBlur(luma, eyes, PATCH)),
    grain: Math.min(grain(luma, inside(OUTLINE.rightCheek)), grain(luma, inside(OUTLINE.leftCheek))),
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

function isAwayFromBorder(pixel: number): boolean {
  const margin = WEIGHTS.length + 1;
  const x = pixel % PATCH;
  const y = Math.floor(pixel / PATCH);
  return x >= margin && y >= margin && x < PATCH - margin && y < PATCH - margin;
}

/**
 * The blur along one direction, by blurring once more: a step of spread s keeps s / sqrt(s² + t²) of its slope under
 * a blur of spread t (Zhuo and Sim 2011, "Defocus map estimation from a single image").
 */
function edgeBlur(luma: Float32Array, pixels: readonly number[], step: number): number {
  const slope = (at: number) => (luma[at + step] as number) - (luma[at - step] as number);
  const size = (at: number) => Math.abs(slope(at));
  // The formula holds at the middle of an edge: where the slope is larger than before and behind.
  const edges = pixels.filter((at) => size(at) > size(at - step) && size(at) >= size(at + step));
  const least = quantile(edges.map(size), 1 - CLEAREST);
  const spreads = edges
    .filter((at) => size(at) >= least)
    .map((at) => {
      let again = slope(at) * (WEIGHTS[0] as number);
      for (let k = 1; k < WEIGHTS.length; k++) {
        again += (slope(at + k * step) + slope(at - k * step)) * (WEIGHTS[k] as number);
      }
      const kept = Math.min(0.99, Math.abs(again / slope(at)));
      return (SECOND_BLUR * kept) / Math.sqrt(1 - kept ** 2);
    });
  return quantile(spreads, 0.5);
}

/** The weights of a Gaussian from its middle outward; with the other half they add up to 1. */
function gaussian(spread: number, reach: number): number[] {
  const half = Array.from({ length: reach + 1 }, (_, i) => Math.exp(-(i ** 2) / (2 * spread ** 2)));
  const total = half.reduce((sum, weight, i) => sum + (i === 0 ? weight : 2 * weight), 0);
  return half.map((weight) => weight / total);
}

function grain(luma: Float32Array, pixels: readonly number[]): number {
  const at = (i: number) => luma[i] as number;
  const cross = (i: number) => at(i - 1) + at(i + 1) + at(i - PATCH) + at(i + PATCH);
  const diagonal = (i: number) =>
    at(i - PATCH - 1) + at(i - PATCH + 1) + at(i + PATCH - 1) + at(i + PATCH + 1);
  const answers = pixels.map((i) => Math.abs(4 * at(i) - 2 * cross(i) + diagonal(i)));
  // The mask answers 6 times the spread; the median of a normal's size is 0.6745 of its spread.
  return quantile(answers, 0.5) / (6 * 0.6745);
}
