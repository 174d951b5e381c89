import type { Plane } from "../shared/picture.ts";

/** The error of a matte over some of its pixels; alpha runs from 0 to 1. */
export interface MatteError {
  /** Sum of absolute differences, in thousands of pixels. */
  readonly sad: number;
  /** Mean squared difference. */
  readonly mse: number;
  /** Mean absolute difference. */
  readonly mae: number;
  /** Gradient error of Rhemann et al. 2009 with q = 2, in thousands. */
  readonly gradient: number;
  /** How many pixels were compared. */
  readonly pixels: number;
}

/** Compares two mattes of the same size where `where` is 1 (everywhere without it). */
export function matteError(guess: Plane, truth: Plane, where?: Uint8Array): MatteError {
  if (guess.width !== truth.width || guess.height !== truth.height)
    throw new Error("mattes of different size");
  const slopes = gradientMagnitude(guess);
  const trueSlopes = gradientMagnitude(truth);
  let absolute = 0;
  let squared = 0;
  let gradient = 0;
  let pixels = 0;
  for (let i = 0; i < truth.data.length; i++) {
    if (where && where[i] !== 1) continue;
    const error = (guess.data[i] as number) - (truth.data[i] as number);
    const slope = (slopes[i] as number) - (trueSlopes[i] as number);
    absolute += Math.abs(error);
    squared += error * error;
    gradient += slope * slope;
    pixels++;
  }
  return {
    sad: absolute / 1000,
    mse: squared / pixels,
    mae: absolute / pixels,
    gradient: gradient / 1000,
    pixels,
  };
}

/** Intersection over union of the pixels at or above one half. */
export function intersectionOverUnion(guess: Plane, truth: Plane): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < truth.data.length; i++) {
    const a = (guess.data[i] as number) >= 0.5;
    const b = (truth.data[i] as number) >= 0.5;
    if (a && b) both++;
    if (a || b) either++;
  }
  return both / Math.max(1, either);
}

/** Variance parameter of the Gaussian derivative filters, px (Rhemann et al. 2009, section 4). */
const SIGMA = 1.4;

/** Length of the gradient by normalised first-order Gaussian derivative filters; edges are continued outward. */
function gradientMagnitude(matte: Plane): Float32Array {
  const { smooth, slope } = kernels();
  const across = convolve(convolve(matte, slope, true), smooth, false).data;
  const down = convolve(convolve(matte, smooth, true), slope, false).data;
  return across.map((x, i) => Math.hypot(x, down[i] as number));
}

/** A Gaussian and its derivative, scaled so that the two-dimensional derivative filter has length 1. */
function kernels(): { smooth: number[]; slope: number[] } {
  const radius = 4;
  const at = Array.from({ length: 2 * radius + 1 }, (_, i) => i - radius);
  const gauss = (x: number) => Math.exp(-(x * x) / (2 * SIGMA * SIGMA)) / (SIGMA * Math.sqrt(2 * Math.PI));
  const smooth = at.map(gauss);
  const slope = at.map((x) => (-x * gauss(x)) / (SIGMA * SIGMA));
  const energy = (kernel: number[]) => kernel.reduce((sum, value) => sum + value * value, 0);
  const length = Math.sqrt(energy(smooth) * energy(slope));
  return { smooth, slope: slope.map((value) => value / length) };
}

function convolve({ width, height, data }: Plane, kernel: readonly number[], alongRows: boolean): Plane {
  const radius = kernel.length >> 1;
  const out = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const column = alongRows ? Math.min(width - 1, Math.max(0, x - k)) : x;
        const row = alongRows ? y : Math.min(height - 1, Math.max(0, y - k));
        sum += (kernel[k + radius] as number) * (data[row * width + column] as number);
      }
      out[y * width + x] = sum;
    }
  }
  return { width, height, data: out };
}
