import type { Picture } from "../picture.ts";

/** Working pixels along the side of a cell: the coarse questions are asked of cells, the fine ones of pixels. */
export const CELL = 4;

/** A working picture's mean colours in cells, as levels 0 to 255 of lightness and two colour differences. */
export interface ColourCells {
  readonly width: number;
  readonly height: number;
  /** Three values a cell. */
  readonly colour: Float32Array;
}

/** Lightness changes within one thing (folds, strands, shadow) more than its hue: it counts less, hue more. */
const LIGHTNESS = 0.7;
const HUE = 1.5;

/** Averages a picture in cells of CELL x CELL pixels; the last row and column may cover fewer. */
export function colourCells(picture: Picture): ColourCells {
  const width = Math.ceil(picture.width / CELL);
  const height = Math.ceil(picture.height / CELL);
  const colour = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    const y1 = Math.min(picture.height, (y + 1) * CELL);
    for (let x = 0; x < width; x++) {
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
      const to = (y * width + x) * 3;
      colour[to] = (LIGHTNESS * (0.3 * red + 0.6 * green + 0.1 * blue)) / area;
      colour[to + 1] = (HUE * (red - green)) / area;
      colour[to + 2] = (HUE * (blue - (red + green) / 2)) / area;
    }
  }
  return { width, height, colour };
}
