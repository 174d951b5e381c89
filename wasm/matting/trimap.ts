import { CELL } from "./cells.ts";
import type { Unknowns } from "./closed-form.ts";

/** Cells believed between these are unknown, and so is every cell at the outline. */
const SURE_OUTSIDE = 0.3;
const SURE_INSIDE = 0.7;
/** How strongly a pixel holds to its cell's belief where neighbours say nothing. */
const BELIEF_WEIGHT = 0.0003;

/** Cells of which it is known whether they are the person, and what is believed of the others. */
export interface CellBelief {
  readonly width: number;
  readonly height: number;
  readonly belief: Float32Array;
  /** 1 for the person's cells. */
  readonly region: Uint8Array;
}

/**
 * Spreads what is known of cells to a working picture's pixels.
 *
 * @returns `alpha`: 0 or 1 for known pixels; `unknowns`: the pixels of the outline's cells and of doubtful ones.
 */
export function spreadToPixels(
  cells: CellBelief,
  width: number,
  height: number,
): { readonly alpha: Float32Array; readonly unknowns: Unknowns } {
  const unknown = unknownCells(cells);
  const alpha = new Float32Array(width * height);
  const at: number[] = [];
  const prior: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    const v = clamp((y + 0.5) / CELL - 0.5, cells.height - 1);
    const row = Math.max(0, Math.min(cells.height - 2, Math.floor(v)));
    const cellRow = ((y / CELL) | 0) * cells.width;
    for (let x = 0; x < width; x++, i++) {
      const cell = cellRow + ((x / CELL) | 0);
      if (unknown[cell] === 0) {
        alpha[i] = cells.region[cell] as number;
        continue;
      }
      const u = clamp((x + 0.5) / CELL - 0.5, cells.width - 1);
      const column = Math.max(0, Math.min(cells.width - 2, Math.floor(u)));
      at.push(i);
      prior.push(between(cells, row, column, v - row, u - column));
    }
  }
  const weight = new Float32Array(at.length).fill(BELIEF_WEIGHT);
  return { alpha, unknowns: { at: Int32Array.from(at), prior: Float32Array.from(prior), weight } };
}

function unknownCells({ width, height, belief, region }: CellBelief): Uint8Array {
  const unknown = new Uint8Array(region.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let open = (belief[i] as number) > SURE_OUTSIDE && (belief[i] as number) < SURE_INSIDE;
      for (let j = Math.max(0, y - 1); j <= Math.min(height - 1, y + 1) && !open; j++) {
        for (let k = Math.max(0, x - 1); k <= Math.min(width - 1, x + 1); k++) {
          if (region[j * width + k] !== region[i]) open = true;
        }
      }
      unknown[i] = open ? 1 : 0;
    }
  }
  return unknown;
}

function between({ belief, width }: CellBelief, row: number, column: number, down: number, across: number) {
  const i = row * width + column;
  const upper = (belief[i] as number) * (1 - across) + (belief[i + 1] as number) * across;
  const lower = (belief[i + width] as number) * (1 - across) + (belief[i + width + 1] as number) * across;
  return upper * (1 - down) + lower * down;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
