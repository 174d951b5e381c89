import type { Matte, Picture } from "../picture.ts";
import { boxBlur } from "./box-blur.ts";

/** Colours of the person and of what lies behind, one of each a cell: six levels a cell. */
export interface ColourField {
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly colours: Float32Array;
}

/** Sums a picture's cells hold: person's share, its colours, the background's share, its colours. */
interface FieldCells {
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  readonly planes: readonly Float32Array[];
}

/** Side of a cell, px, and reach of the blur, in cells: 90 px in all, as in the paper. */
const CELL = 8;
const REACH = 11;

/** Gathers a picture's colours into cells, split by the matte. */
export function fieldCells({ width, height, data }: Picture, { alpha }: Matte): FieldCells {
  const across = Math.ceil(width / CELL);
  const down = Math.ceil(height / CELL);
  const planes = Array.from({ length: 8 }, () => new Float32Array(across * down));
  const [person, f0, f1, f2, rest, b0, b1, b2] = planes as Float32Array[] & { length: 8 };
  if (!person || !f0 || !f1 || !f2 || !rest || !b0 || !b1 || !b2) throw new Error("Eight planes were made");
  // Every second pixel of every second row is enough for a mean over 64.
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      const i = y * width + x;
      const to = ((y / CELL) | 0) * across + ((x / CELL) | 0);
      const a = (alpha[i] as number) / 255;
      const b = 1 - a;
      const r = data[i * 4] as number;
      const g = data[i * 4 + 1] as number;
      const l = data[i * 4 + 2] as number;
      person[to] = (person[to] as number) + a;
      f0[to] = (f0[to] as number) + a * r;
      f1[to] = (f1[to] as number) + a * g;
      f2[to] = (f2[to] as number) + a * l;
      rest[to] = (rest[to] as number) + b;
      b0[to] = (b0[to] as number) + b * r;
      b1[to] = (b1[to] as number) + b * g;
      b2[to] = (b2[to] as number) + b * l;
    }
  }
  return { cell: CELL, width: across, height: down, planes };
}

/** Blurs the cells' sums and divides: in each cell the mean colour of the person around it, and of the rest. */
export function spreadColours({ cell, width, height, planes }: FieldCells): ColourField {
  for (const plane of planes) boxBlur(plane, width, height, REACH);
  const colours = new Float32Array(width * height * 6);
  const person = planes[0] as Float32Array;
  const rest = planes[4] as Float32Array;
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) {
      colours[i * 6 + c] =
        ((planes[1 + c] as Float32Array)[i] as number) / Math.max(1e-5, person[i] as number);
      colours[i * 6 + 3 + c] =
        ((planes[5 + c] as Float32Array)[i] as number) / Math.max(1e-5, rest[i] as number);
    }
  }
  return { cell, width, height, colours };
}
