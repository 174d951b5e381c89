import type { Picture } from "../picture.ts";

/** EXIF orientation: 1 upright, 2 to 8 the mirrored and turned ones of the EXIF standard (tag 0x0112). */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Where the upright picture's pixel (0, 0) lies in the stored one, and the stored steps for +x and +y. */
function walk(
  orientation: Orientation,
  width: number,
  height: number,
): [start: number, x: number, y: number] {
  const right = width - 1;
  const below = (height - 1) * width;
  switch (orientation) {
    case 1:
      return [0, 1, width];
    case 2:
      return [right, -1, width];
    case 3:
      return [below + right, -1, -width];
    case 4:
      return [below, 1, -width];
    case 5:
      return [0, width, 1];
    case 6:
      return [below, -width, 1];
    case 7:
      return [below + right, -width, -1];
    case 8:
      return [right, width, -1];
  }
}

/** Turns a stored picture upright. Orientation 1 answers the same object; the others copy. */
export function orient(picture: Picture, orientation: Orientation): Picture {
  if (orientation === 1) return picture;
  const swapped = orientation >= 5;
  const width = swapped ? picture.height : picture.width;
  const height = swapped ? picture.width : picture.height;
  const from = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.width * picture.height);
  const to = new Uint32Array(width * height);
  const [start, stepX, stepY] = walk(orientation, picture.width, picture.height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0, source = start + y * stepY; x < width; x++, source += stepX) {
      to[at++] = from[source] as number;
    }
  }
  return { width, height, data: new Uint8ClampedArray(to.buffer) };
}
