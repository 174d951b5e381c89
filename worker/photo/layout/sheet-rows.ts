import type { Picture } from "../../../wasm/picture.ts";
import type { Placement, SheetPlan } from "./plan-sheet.ts";

const WHITE = 255;
/** Grey of the cut marks: seen by whoever cuts, forgiving where the cut misses. */
const TICK_LEVEL = 120;

/** Fills row `y` of a picture: RGBA, `width` pixels. */
export type RowFiller = (y: number, row: Uint8ClampedArray) => void;

/**
 * Draws a sheet row by row, so that an A4 sheet (35 MB as a picture) never has to exist in memory.
 *
 * @param plan  From `planSheet` for this photo's size.
 * @param photo The finished photo; opaque.
 */
export function sheetRows(plan: SheetPlan, photo: Picture): RowFiller {
  // A copy, since a view into a larger buffer need not begin where whole pixels can be read.
  const pixels = new Uint32Array(photo.data.slice().buffer);
  return (y, row) => {
    row.fill(WHITE);
    for (const tick of plan.ticks) {
      if (y < tick.y || y >= tick.y + tick.height) continue;
      for (let at = tick.x * 4; at < (tick.x + tick.width) * 4; at += 4) row.fill(TICK_LEVEL, at, at + 3);
    }
    const into = new Uint32Array(row.buffer, row.byteOffset, plan.width);
    for (const placement of plan.placements) {
      if (y >= placement.y && y < placement.y + placement.height) drawRow(pixels, photo, placement, y, into);
    }
  };
}

function drawRow(
  pixels: Uint32Array,
  photo: Picture,
  placement: Placement,
  y: number,
  into: Uint32Array,
): void {
  const down = y - placement.y;
  for (let across = 0; across < placement.width; across++) {
    const from = placement.rotated
      ? (photo.height - 1 - across) * photo.width + down
      : down * photo.width + across;
    into[placement.x + across] = pixels[from] as number;
  }
}
