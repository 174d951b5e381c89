import type { Box } from "../picture.ts";
import type { Lattice } from "./sighting.ts";

/** Half axes of the oval that is face and nothing else, in the box's widths and heights. */
const HALF_WIDTH = 0.36;
const HALF_HEIGHT = 0.42;
/** The throat below it: half its width, and how far below the face's middle it reaches. */
const HALF_THROAT = 0.2;
const THROAT_END = 0.6;

/** Believes in the middle of the face and the throat, in place, whatever a single look made of a grey cheek. */
export function believeFace(belief: Float32Array, lattice: Lattice, face: Box): void {
  for (let y = 0, i = 0; y < lattice.height; y++) {
    const v = (lattice.top + y * lattice.step - face.y) / face.height - 0.5;
    for (let x = 0; x < lattice.width; x++, i++) {
      const u = (lattice.left + x * lattice.step - face.x) / face.width - 0.5;
      const oval = (u / HALF_WIDTH) ** 2 + (v / HALF_HEIGHT) ** 2 < 1;
      if (oval || (Math.abs(u) < HALF_THROAT && v > 0 && v < THROAT_END)) belief[i] = 1;
    }
  }
}
