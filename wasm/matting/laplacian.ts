import type { Picture } from "../picture.ts";

const NOT_UNKNOWN = -1;

/**
 * The rows of the matting Laplacian that belong to the unknown pixels: 25 weights each, for the pixel's 5x5
 * neighbourhood from the upper left (Levin, Lischinski, Weiss 2008, equation 12, 3x3 windows).
 *
 * @param picture Working picture.
 * @param at      Offsets of the unknown pixels.
 * @param epsilon Regularisation on the 0 to 1 colour scale, squared.
 */
export function mattingRows(picture: Picture, at: Int32Array, epsilon: number): Float32Array {
  const { width, height, data } = picture;
  const rows = new Float32Array(at.length * 25);
  const order = new Int32Array(width * height).fill(NOT_UNKNOWN);
  const touched = new Uint8Array(width * height);
  for (let i = 0; i < at.length; i++) {
    const pixel = at[i] as number;
    order[pixel] = i;
    const x = pixel % width;
    const y = (pixel - x) / width;
    for (let j = Math.max(1, y - 1); j <= Math.min(height - 2, y + 1); j++) {
      for (let k = Math.max(1, x - 1); k <= Math.min(width - 2, x + 1); k++) touched[j * width + k] = 1;
    }
  }
  const spread = new Float64Array(27);
  const solved = new Float64Array(27);
  const ridge = (epsilon / 9) * 255 * 255;
  for (let centre = 0; centre < touched.length; centre++) {
    if (touched[centre] === 0) continue;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let k = 0; k < 9; k++) {
      const i = (centre + (((k / 3) | 0) - 1) * width + (k % 3) - 1) * 4;
      red += spread[k * 3] = data[i] as number;
      green += spread[k * 3 + 1] = data[i + 1] as number;
      blue += spread[k * 3 + 2] = data[i + 2] as number;
    }
    red /= 9;
    green /= 9;
    blue /= 9;
    let rr = 0;
    let rg = 0;
    let rb = 0;
    let gg = 0;
    let gb = 0;
    let bb = 0;
    for (let k = 0; k < 27; k += 3) {
      const r = (spread[k] as number) - red;
      const g = (spread[k + 1] as number) - green;
      const b = (spread[k + 2] as number) - blue;
      spread[k] = r;
      spread[k + 1] = g;
      spread[k + 2] = b;
      rr += r * r;
      rg += r * g;
      rb += r * b;
      gg += g * g;
      gb += g * b;
      bb += b * b;
    }
    rr = rr / 9 + ridge;
    gg = gg / 9 + ridge;
    bb = bb / 9 + ridge;
    rg /= 9;
    rb /= 9;
    gb /= 9;
    const a = gg * bb - gb * gb;
    const b = rb * gb - rg * bb;
    const c = rg * gb - rb * gg;
    const scale = 1 / (rr * a + rg * b + rb * c);
    const d = (rr * bb - rb * rb) * scale;
    const e = (rg * rb - rr * gb) * scale;
    const f = (rr * gg - rg * rg) * scale;
    for (let k = 0; k < 27; k += 3) {
      const r = spread[k] as number;
      const g = spread[k + 1] as number;
      const l = spread[k + 2] as number;
      solved[k] = (a * r + b * g + c * l) * scale;
      solved[k + 1] = b * scale * r + d * g + e * l;
      solved[k + 2] = c * scale * r + e * g + f * l;
    }
    for (let i = 0; i < 9; i++) {
      const iy = (i / 3) | 0;
      const ix = i - 3 * iy;
      const unknown = order[centre + (iy - 1) * width + ix - 1] as number;
      if (unknown === NOT_UNKNOWN) continue;
      const s0 = solved[i * 3] as number;
      const s1 = solved[i * 3 + 1] as number;
      const s2 = solved[i * 3 + 2] as number;
      const middle = unknown * 25 + 12;
      rows[middle] = (rows[middle] as number) + 1;
      let to = unknown * 25 + (2 - iy) * 5 + 2 - ix;
      for (let j = 0, k = 0; j < 3; j++, to += 2) {
        for (let m = 0; m < 3; m++, k += 3, to++) {
          rows[to] =
            (rows[to] as number) -
            (1 +
              s0 * (spread[k] as number) +
              s1 * (spread[k + 1] as number) +
              s2 * (spread[k + 2] as number)) /
              9;
        }
      }
    }
  }
  return rows;
}
