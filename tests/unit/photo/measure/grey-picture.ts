import type { Picture } from "../../../../wasm/picture.ts";

/** A grey picture, its level (0 to 255) by place. */
export function greyPicture(width: number, height: number, level: (x: number, y: number) => number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const value = level(i % width, Math.floor(i / width));
    data.set([value, value, value, 255], 4 * i);
  }
  return { width, height, data };
}
