import type { Picture } from "../picture.ts";

/** Working pixels along the side of a cell: the coarse questions are asked of cells, the fine ones of pixels. */
export const CELL = 4;

/** A picture reduced to its cells' mean colours; the last row and column of cells may cover fewer pixels. */
export function meanCells(picture: Picture): Picture {
  const width = Math.ceil(picture.width / CELL);
  const height = Math.ceil(picture.height / CELL);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, to = 0; y < height; y++) {
    const y1 = Math.min(picture.height, (y + 1) * CELL);
    for (let x = 0; x < width; x++, to += 4) {
      const x1 = Math.min(picture.width, (x + 1) * CELL);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = y * CELL; j < y1; j++) {
        for (let i = (j * picture.width + x * CELL) * 4; i < (j * picture.width + x1) * 4; i += 4) {
          red += picture.data[i] as number;
          green += picture.data[i + 1] as number;
          blue += picture.data[i + 2] as number;
        }
      }
      const area = (y1 - y * CELL) * (x1 - x * CELL);
      data[to] = red / area;
      data[to + 1] = green / area;
      data[to + 2] = blue / area;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

/** Lightness changes within one thing (folds, strands, shadow) more than its hue: it counts less, hue more. */
const LIGHTNESS = 0.7;
const HUE = 1.5;

/** Colours as the evidence compares them: lightness and two colour differences, three levels a cell. */
export function opponentColours({ width, height, data }: Picture): Float32Array {
  const colours = new Float32Array(width * height * 3);
  for (let i = 0, to = 0; to < colours.length; i += 4, to += 3) {
    const red = data[i] as number;
    const green = data[i + 1] as number;
    const blue = data[i + 2] as number;
    colours[to] = LIGHTNESS * (0.3 * red + 0.6 * green + 0.1 * blue);
    colours[to + 1] = HUE * (red - green);
    colours[to + 2] = HUE * (blue - (red + green) / 2);
  }
  return colours;
}
