import type { Picture } from "../picture.ts";

/** The same picture at full size, half, a quarter and so on; each level is the 2x2 mean of the one before. */
export type Pyramid = readonly Picture[];

/** Builds the levels down to a longer side of at least `least` pixels, so that sampling never skips pixels. */
export function buildPyramid(picture: Picture, least = 256): Pyramid {
  const levels = [picture];
  let last = picture;
  while (Math.max(last.width, last.height) >= 2 * least && Math.min(last.width, last.height) >= 2) {
    last = halve(last);
    levels.push(last);
  }
  return levels;
}

/** Two of a pixel's four channels, each with room for the sum of four levels. */
const PAIR = 0x00ff00ff;
const HALF_UP = 0x00020002;

/** Whole pixels at a time: the sums of two channels lie side by side in one number. */
function halve(picture: Picture): Picture {
  const width = picture.width >> 1;
  const height = picture.height >> 1;
  const row = picture.width;
  const from = new Int32Array(picture.data.buffer, picture.data.byteOffset, row * picture.height);
  const halved = new Int32Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = 2 * y * row; x < width; x++, at += 2, to++) {
      const a = from[at] as number;
      const b = from[at + 1] as number;
      const c = from[at + row] as number;
      const d = from[at + row + 1] as number;
      const even = (a & PAIR) + (b & PAIR) + (c & PAIR) + (d & PAIR) + HALF_UP;
      const odd = ((a >>> 8) & PAIR) + ((b >>> 8) & PAIR) + ((c >>> 8) & PAIR) + ((d >>> 8) & PAIR) + HALF_UP;
      halved[to] = ((even >>> 2) & PAIR) | (((odd >>> 2) & PAIR) << 8);
    }
  }
  return { width, height, data: new Uint8ClampedArray(halved.buffer) };
}
