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

function halve(picture: Picture): Picture {
  const width = picture.width >> 1;
  const height = picture.height >> 1;
  const from = picture.data;
  const data = new Uint8ClampedArray(width * height * 4);
  const row = picture.width * 4;
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, at = 2 * y * row; x < width; x++, at += 8, to += 4) {
      for (let c = 0; c < 4; c++) {
        const i = at + c;
        const sum =
          (from[i] as number) +
          (from[i + 4] as number) +
          (from[i + row] as number) +
          (from[i + row + 4] as number);
        data[to + c] = (sum + 2) >> 2;
      }
    }
  }
  return { width, height, data };
}
