import type { Box, Matte, Picture } from "../../../wasm/picture.ts";

/** Red, green and blue times opacity (0 to 255), and opacity (0 to 1), interleaved. */
export interface ExactPerson {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

/**
 * A person cropped at fractions of a pixel and scaled with Lanczos weights (three lobes, widened on reduction) over
 * colours multiplied by opacity, in double precision: what composition would be without whole pixels and levels.
 * Pixels that the picture does not have take no part in the weights.
 */
export function exactLanczos(
  { foreground, matte }: { readonly foreground: Picture; readonly matte: Matte },
  crop: Box,
  width: number,
  height: number,
): ExactPerson {
  const across = weights(crop.x, crop.width, matte.width, width);
  const down = weights(crop.y, crop.height, matte.height, height);
  const rows = new Float64Array(width * matte.height * 4);
  for (let y = 0; y < matte.height; y++) {
    for (const [x, taps] of across.entries()) {
      for (const { at, weight } of taps) {
        const from = y * matte.width + at;
        const opacity = (matte.alpha[from] as number) / 255;
        const to = (y * width + x) * 4;
        for (let c = 0; c < 3; c++)
          add(rows, to + c, weight * opacity * (foreground.data[from * 4 + c] as number));
        add(rows, to + 3, weight * opacity);
      }
    }
  }
  const values = new Float64Array(width * height * 4);
  for (const [y, taps] of down.entries()) {
    for (const { at, weight } of taps) {
      for (let i = 0; i < width * 4; i++)
        add(values, y * width * 4 + i, weight * (rows[at * width * 4 + i] as number));
    }
  }
  return { width, height, values };
}

function add(values: Float64Array, at: number, value: number): void {
  values[at] = (values[at] as number) + value;
}

/** For each output pixel the source pixels it is made of; none where its middle lies outside the source. */
function weights(from: number, length: number, source: number, output: number) {
  const step = length / output;
  const widen = Math.max(1, step);
  return Array.from({ length: output }, (_, i) => {
    const middle = from + (i + 0.5) * step;
    if (middle < 0 || middle > source) return [];
    const taps = Array.from({ length: source }, (_, at) => ({
      at,
      weight: lanczos((at + 0.5 - middle) / widen),
    })).filter(({ weight }) => weight !== 0);
    const sum = taps.reduce((total, { weight }) => total + weight, 0);
    return taps.map(({ at, weight }) => ({ at, weight: weight / sum }));
  });
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= 3) return 0;
  return (3 * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / 3)) / (Math.PI * x) ** 2;
}
