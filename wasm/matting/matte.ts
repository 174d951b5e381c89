import type { Box, Matte, Picture } from "../picture.ts";
import { CELL, colourCells } from "./cells.ts";
import { solveClosedForm, type Unknowns } from "./closed-form.ts";
import { weighColours } from "./colour-evidence.ts";
import { layMatte } from "./lay-matte.ts";
import { meanBelief, type Sighting } from "./sighting.ts";
import { personRegion } from "./topology.ts";
import { workFrame, workPicture } from "./work-frame.ts";

/** How far colours in a 3x3 window may stray from a line (0 to 1 scale, squared); small keeps strands apart. */
const EPSILON = 1e-6;
/** How strongly the coarse belief pulls on pixels whose neighbours say nothing. */
const PRIOR_WEIGHT = 0.001;
/** Cells believed between these are unknown, and every cell at the outline. */
const SURE_OUTSIDE = 0.1;
const SURE_INSIDE = 0.9;

/**
 * The matte of the person whose face is given: coarse sightings made fine.
 *
 * Sightings are averaged; colour decides anew along the outline; a narrow band around it is solved by closed-form
 * matting at a working scale of 400 px a face width. Far from head and shoulders the sightings alone speak.
 * Everything that is not joined to the face is background.
 *
 * @param picture   Upright picture.
 * @param face      The face's box, picture px.
 * @param sightings What the segmentation model saw; the first covers the whole picture.
 * @returns A matte of the picture's size.
 */
export function matte(picture: Picture, face: Box, sightings: readonly Sighting[]): Matte {
  const frame = workFrame(picture, face);
  const work = workPicture(picture, frame);
  const cells = colourCells(work);
  const { width, height } = cells;
  const lattice = {
    left: frame.left + (CELL * frame.step) / 2,
    top: frame.top + (CELL * frame.step) / 2,
    step: CELL * frame.step,
    width,
    height,
  };
  const seen = meanBelief(sightings, lattice, picture);
  const belief = weighColours(cells, seen, face.width / lattice.step);
  const seed =
    Math.floor((face.y + face.height / 2 - frame.top) / lattice.step) * width +
    Math.floor((face.x + face.width / 2 - frame.left) / lattice.step);
  const region = personRegion(belief, width, height, [seed]);
  const { alpha, unknowns } = spreadToPixels(belief, region, width, height, work.width, work.height);
  solveClosedForm(work, alpha, unknowns, EPSILON);
  return layMatte(picture, frame, alpha, sightings);
}

/** Pixels' opacities from cells' beliefs, and the unknown ones among them: cells at the outline or in doubt. */
function spreadToPixels(
  belief: Float32Array,
  region: Uint8Array,
  cellsAcross: number,
  cellsDown: number,
  width: number,
  height: number,
): { readonly alpha: Float32Array; readonly unknowns: Unknowns } {
  const alpha = new Float32Array(width * height);
  const unknown = new Uint8Array(region.length);
  for (let y = 0, i = 0; y < cellsDown; y++) {
    for (let x = 0; x < cellsAcross; x++, i++) {
      const doubt = (belief[i] as number) > SURE_OUTSIDE && (belief[i] as number) < SURE_INSIDE;
      let edge = false;
      for (let j = Math.max(0, y - 1); j <= Math.min(cellsDown - 1, y + 1); j++) {
        for (let k = Math.max(0, x - 1); k <= Math.min(cellsAcross - 1, x + 1); k++) {
          if (region[j * cellsAcross + k] !== region[i]) edge = true;
        }
      }
      unknown[i] = doubt || edge ? 1 : 0;
    }
  }
  const at: number[] = [];
  const prior: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    const v = Math.max(0, Math.min(cellsDown - 1, (y + 0.5) / CELL - 0.5));
    const row = Math.max(0, Math.min(cellsDown - 2, Math.floor(v)));
    for (let x = 0; x < width; x++, i++) {
      const cell = ((y / CELL) | 0) * cellsAcross + ((x / CELL) | 0);
      if (unknown[cell] === 0) {
        alpha[i] = region[cell] as number;
        continue;
      }
      const u = Math.max(0, Math.min(cellsAcross - 1, (x + 0.5) / CELL - 0.5));
      const column = Math.max(0, Math.min(cellsAcross - 2, Math.floor(u)));
      const k = row * cellsAcross + column;
      const upper = (belief[k] as number) * (1 - u + column) + (belief[k + 1] as number) * (u - column);
      const lower =
        (belief[k + cellsAcross] as number) * (1 - u + column) +
        (belief[k + cellsAcross + 1] as number) * (u - column);
      at.push(i);
      prior.push(upper * (1 - v + row) + lower * (v - row));
    }
  }
  return {
    alpha,
    unknowns: {
      at: Int32Array.from(at),
      prior: Float32Array.from(prior),
      weight: new Float32Array(at.length).fill(PRIOR_WEIGHT),
    },
  };
}
