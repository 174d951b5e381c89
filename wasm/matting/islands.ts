import { CELL } from "./cells.ts";
import { flood } from "./topology.ts";

/** A cell whose pixels are all less opaque than this joins nothing. */
const FAINT = 0.1;

/**
 * Clears what is not joined to the face, in place: cells of CELL x CELL pixels that no chain of visible cells leads
 * to. Nothing changes when the face's own cell is invisible.
 *
 * @param alpha 0 to 1 a working pixel.
 * @param seed  The face's cell, in rows of ceil(width / CELL).
 */
export function dropIslands(alpha: Float32Array, width: number, height: number, seed: number): void {
  const across = Math.ceil(width / CELL);
  const down = Math.ceil(height / CELL);
  const visible = new Uint8Array(across * down);
  for (let y = 0, i = 0; y < height; y++) {
    const row = ((y / CELL) | 0) * across;
    for (let x = 0; x < width; x++, i++)
      if ((alpha[i] as number) > FAINT) visible[row + ((x / CELL) | 0)] = 1;
  }
  if (visible[seed] !== 1) return;
  const joined = new Uint8Array(visible.length);
  for (const cell of flood(visible, seed, { width: across, height: down })) joined[cell] = 1;
  for (let y = 0, i = 0; y < height; y++) {
    const row = ((y / CELL) | 0) * across;
    for (let x = 0; x < width; x++, i++) if (joined[row + ((x / CELL) | 0)] === 0) alpha[i] = 0;
  }
}
