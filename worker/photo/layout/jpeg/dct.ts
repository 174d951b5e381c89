/**
 * Scale left in each output row and column by `forwardDct`: cos(k pi / 16) * sqrt 2, and 1 for k = 0
 * (Arai, Agui and Nakajima 1988, as in libjpeg's jfdctflt).
 */
export const DCT_SCALE: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7].map((k) =>
  k === 0 ? 1 : Math.SQRT2 * Math.cos((k * Math.PI) / 16),
);

const C4 = Math.SQRT1_2;
const C6 = Math.sin(Math.PI / 8);
const C2_MINUS_C6 = Math.cos(Math.PI / 8) - C6;
const C2_PLUS_C6 = Math.cos(Math.PI / 8) + C6;

/**
 * Transforms one 8x8 block in place to frequencies, 8 * `DCT_SCALE[row]` * `DCT_SCALE[column]` too large: the
 * quantiser takes that out.
 */
export function forwardDct(block: Float32Array): void {
  for (let row = 0; row < 64; row += 8) transform(block, row, 1);
  for (let column = 0; column < 8; column++) transform(block, column, 8);
}

function transform(block: Float32Array, from: number, step: number): void {
  const at = (k: number): number => block[from + k * step] as number;
  const sum0 = at(0) + at(7);
  const dif0 = at(0) - at(7);
  const sum1 = at(1) + at(6);
  const dif1 = at(1) - at(6);
  const sum2 = at(2) + at(5);
  const dif2 = at(2) - at(5);
  const sum3 = at(3) + at(4);
  const dif3 = at(3) - at(4);

  const even0 = sum0 + sum3;
  const even3 = sum0 - sum3;
  const even1 = sum1 + sum2;
  const even2 = sum1 - sum2;
  const turned = (even2 + even3) * C4;
  block[from] = even0 + even1;
  block[from + 4 * step] = even0 - even1;
  block[from + 2 * step] = even3 + turned;
  block[from + 6 * step] = even3 - turned;

  const odd0 = dif3 + dif2;
  const odd1 = dif2 + dif1;
  const odd2 = dif1 + dif0;
  const shared = (odd0 - odd2) * C6;
  const low = C2_MINUS_C6 * odd0 + shared;
  const high = C2_PLUS_C6 * odd2 + shared;
  const middle = odd1 * C4;
  const plus = dif0 + middle;
  const minus = dif0 - middle;
  block[from + 5 * step] = minus + low;
  block[from + 3 * step] = minus - low;
  block[from + step] = plus + high;
  block[from + 7 * step] = plus - high;
}
