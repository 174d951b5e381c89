import type { Picture } from "../picture.ts";
import { type GreyMap, sampleMap, shrinkToMap, spreadMap } from "./grey-map.ts";

/** Longest side of the small copy in which the light is estimated, px. */
const SMALL = 400;
/** Paper darker than this is taken for this dark: noise must not be blown up to modules. */
const DARKEST_PAPER = 16;

/**
 * The picture in grey with its light evened out: each pixel is held against the paper around it, so that behind the edge
 * of a shadow or in a faded print dark modules come out dark and light ones light.
 *
 * The paper is the morphological closing of a small copy: the lightest of a square around each point, then the darkest of
 * those. It fills whatever dark is narrower than the square, and keeps the edges of shadows, which are wider.
 *
 * @param reach Half the square's side as a part of the picture's longest side; more than two modules of the code.
 */
export function evenLight(picture: Picture, reach: number): Picture {
  const { width, height } = picture;
  const side = Math.max(width, height);
  const grey = greyOf(picture);
  const step = Math.max(1, Math.ceil(side / SMALL));
  const radius = Math.max(1, Math.round((side * reach) / step));
  const lightest = spreadMap(shrinkToMap(grey, step), radius, Math.max);
  const paper = spreadMap(lightest, radius, Math.min);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const light = sampleMap(paper, (x + 0.5) / step - 0.5, (y + 0.5) / step - 0.5);
      const value = (255 * (grey.data[at] as number)) / Math.max(DARKEST_PAPER, light);
      data.fill(value, at * 4, at * 4 + 3);
      data[at * 4 + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Luma with the weights of Rec. 601, in 256ths. */
function greyOf({ width, height, data: source }: Picture): GreyMap {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const red = source[i * 4] as number;
    const green = source[i * 4 + 1] as number;
    const blue = source[i * 4 + 2] as number;
    data[i] = (red * 77 + green * 151 + blue * 28) >> 8;
  }
  return { width, height, data };
}
