/** Lanczos window: three lobes keep hair crisp without visible rings. */
const LOBES = 3;

/** For each output pixel the run of source pixels that make it, and their weights. */
export interface Taps {
  /** First source pixel of each output pixel. */
  readonly first: Int32Array;
  /** How many source pixels each output pixel takes; 0 where its middle lies outside the source. */
  readonly count: Int32Array;
  /** `stride` weights an output pixel, the first `count` of them used; they add up to 1. */
  readonly weights: Float32Array;
  readonly stride: number;
}

/**
 * Weights that resample a fractional stretch of one axis, widened on reduction so that nothing aliases.
 *
 * An output pixel whose middle lies inside the source uses the source pixels there are, so a person who reaches
 * the picture's edge does not fade there; one whose middle lies outside gets nothing, so no pixel is repeated.
 *
 * @param from   Where the stretch begins, source pixels; may be negative.
 * @param length How long it is, source pixels.
 * @param source Pixels in the source.
 * @param output Pixels to make.
 */
export function lanczosTaps(from: number, length: number, source: number, output: number): Taps {
  const step = length / output;
  const widen = Math.max(1, step);
  const reach = LOBES * widen;
  const stride = Math.ceil(2 * reach) + 1;
  const first = new Int32Array(output);
  const count = new Int32Array(output);
  const weights = new Float32Array(output * stride);
  for (let i = 0; i < output; i++) {
    const middle = from + (i + 0.5) * step;
    if (middle < 0 || middle > source) continue;
    const begin = Math.max(0, Math.ceil(middle - reach - 0.5));
    const end = Math.min(source - 1, Math.floor(middle + reach - 0.5));
    let sum = 0;
    for (let at = begin; at <= end; at++) {
      const weight = lanczos((at + 0.5 - middle) / widen);
      weights[i * stride + at - begin] = weight;
      sum += weight;
    }
    for (let k = i * stride; k <= i * stride + end - begin; k++) weights[k] = (weights[k] as number) / sum;
    first[i] = begin;
    count[i] = end - begin + 1;
  }
  return { first, count, weights, stride };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / (angle * angle);
}
