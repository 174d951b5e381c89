import type { Matte, Picture } from "../picture.ts";
import { boxBlur } from "./box-blur.ts";

/** Colours of the person and of what lies behind, one of each a cell: six levels a cell. */
export interface ColourField {
  /** Side of a cell, px. */
  readonly cell: number;
  /** Cells across. */
  readonly width: number;
  readonly colours: Float32Array;
}

/** Side of a cell, px, and reach of the blur, in cells: 90 px in all, as in the paper. */
const CELL = 8;
const REACH = 11;
/** One pixel in this many is taken, both ways: enough for a mean over a cell. */
const STRIDE = 4;

/** For every cell the mean colour of the person around it, and of the rest, split by the matte. */
export function colourField({ width, height, data }: Picture, { alpha }: Matte): ColourField {
  const across = Math.ceil(width / CELL);
  const down = Math.ceil(height / CELL);
  // Planes of the person's share and its three colours, then of the rest's.
  const planes = Array.from({ length: 8 }, () => new Float32Array(across * down));
  const sums = new Float64Array(8);
  for (let y = 0, cell = 0; y < down; y++) {
    for (let x = 0; x < across; x++, cell++) {
      sums.fill(0);
      for (let j = y * CELL; j < Math.min(height, (y + 1) * CELL); j += STRIDE) {
        for (let i = x * CELL; i < Math.min(width, (x + 1) * CELL); i += STRIDE) {
          const k = j * width + i;
          const a = (alpha[k] as number) / 255;
          sums[0] = (sums[0] as number) + a;
          sums[4] = (sums[4] as number) + 1 - a;
          for (let c = 0; c < 3; c++) {
            const level = data[k * 4 + c] as number;
            sums[1 + c] = (sums[1 + c] as number) + a * level;
            sums[5 + c] = (sums[5 + c] as number) + (1 - a) * level;
          }
        }
      }
      for (let p = 0; p < 8; p++) (planes[p] as Float32Array)[cell] = sums[p] as number;
    }
  }
  for (const plane of planes) boxBlur(plane, across, down, REACH);
  return { cell: CELL, width: across, colours: means(planes, across * down) };
}

function means(planes: readonly Float32Array[], count: number): Float32Array {
  const colours = new Float32Array(count * 6);
  for (let side = 0; side < 2; side++) {
    const share = planes[side * 4] as Float32Array;
    for (let c = 0; c < 3; c++) {
      const plane = planes[side * 4 + 1 + c] as Float32Array;
      for (let i = 0; i < count; i++) {
        colours[i * 6 + side * 3 + c] = (plane[i] as number) / Math.max(1e-5, share[i] as number);
      }
    }
  }
  return colours;
}
