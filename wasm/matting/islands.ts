import type { Box, Matte } from "../picture.ts";
import { flood } from "./topology.ts";

/** Cells to a face's width: parts nearer to each other than a cell count as joined. */
const CELLS_A_FACE = 100;
/** A cell whose pixels are all less opaque than this (of 255) joins nothing. */
const FAINT = 25;

/**
 * Clears what is not joined to the face, in place: other people and things that the segmentation took for the
 * person. Nothing changes when the middle of the face itself is invisible.
 *
 * @param face The face's box, picture px.
 */
export function dropIslands({ width, height, alpha }: Matte, face: Box): void {
  const cell = Math.max(2, Math.round(face.width / CELLS_A_FACE));
  const across = Math.ceil(width / cell);
  const down = Math.ceil(height / cell);
  const visible = new Uint8Array(across * down);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0, at = ((y / cell) | 0) * across; x < width; x += cell, at++) {
      if (visible[at] === 1) continue;
      const end = row + Math.min(width, x + cell);
      for (let i = row + x; i < end; i++) if ((alpha[i] as number) > FAINT) visible[at] = 1;
    }
  }
  const column = Math.min(across - 1, Math.max(0, Math.floor((face.x + face.width / 2) / cell)));
  const line = Math.min(down - 1, Math.max(0, Math.floor((face.y + face.height / 2) / cell)));
  const seed = line * across + column;
  if (visible[seed] !== 1) return;
  const joined = new Uint8Array(visible.length);
  for (const at of flood(visible, seed, { width: across, height: down })) joined[at] = 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = ((y / cell) | 0) * across; x < width; x += cell, at++) {
      if (joined[at] === 0) alpha.fill(0, y * width + x, y * width + Math.min(width, x + cell));
    }
  }
}
