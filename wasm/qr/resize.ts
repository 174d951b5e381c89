import type { Picture } from "../picture.ts";

/** The picture at half its size; each pixel is the mean of four, which takes noise and moire away. */
export function halve(picture: Picture): Picture {
  const width = picture.width >> 1;
  const height = picture.height >> 1;
  const source = picture.data;
  const data = new Uint8ClampedArray(width * height * 4);
  const row = picture.width * 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width * 4; x++) {
      const at = y * 2 * row + (x >> 2) * 8 + (x & 3);
      const above = (source[at] as number) + (source[at + 4] as number);
      const below = (source[at + row] as number) + (source[at + row + 4] as number);
      data[y * width * 4 + x] = (above + below) >> 2;
    }
  }
  return { width, height, data };
}

/** The picture at twice its size, bilinear: modules of two pixels become large enough to be sampled. */
export function double(picture: Picture): Picture {
  const { width, height, data: source } = picture;
  const data = new Uint8ClampedArray(width * height * 16);
  for (let y = 0; y < height * 2; y++) {
    const y0 = y >> 1;
    const y1 = Math.min(height - 1, y0 + (y & 1));
    for (let x = 0; x < width * 2; x++) {
      const x0 = x >> 1;
      const x1 = Math.min(width - 1, x0 + (x & 1));
      for (let c = 0; c < 4; c++) {
        const left =
          (source[(y0 * width + x0) * 4 + c] as number) + (source[(y1 * width + x0) * 4 + c] as number);
        const right =
          (source[(y0 * width + x1) * 4 + c] as number) + (source[(y1 * width + x1) * 4 + c] as number);
        data[(y * width * 2 + x) * 4 + c] = (left + right) >> 2;
      }
    }
  }
  return { width: width * 2, height: height * 2, data };
}

/** The picture inside a white frame, for a code that was cut so tightly that its quiet zone is gone. */
export function frame(picture: Picture, margin: number): Picture {
  const width = picture.width + margin * 2;
  const height = picture.height + margin * 2;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < picture.height; y++) {
    const from = y * picture.width * 4;
    data.set(picture.data.subarray(from, from + picture.width * 4), ((y + margin) * width + margin) * 4);
  }
  return { width, height, data };
}
