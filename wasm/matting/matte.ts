import type { Box, Matte, Picture } from "../picture.ts";
import { CELL, meanCells, opponentColours } from "./cells.ts";
import { solveClosedForm } from "./closed-form.ts";
import { weighColours } from "./colour-evidence.ts";
import { believeFace } from "./face-core.ts";
import { dropIslands } from "./islands.ts";
import { layMatte } from "./lay-matte.ts";
import { settle } from "./settle.ts";
import { meanBelief, type Sighting } from "./sighting.ts";
import { personRegion } from "./topology.ts";
import { spreadToPixels } from "./trimap.ts";
import { workFrame, workPicture } from "./work-frame.ts";

/** How far colours in a 3x3 window may stray from a line (0 to 1 scale, squared); larger blurs strands together. */
const EPSILON = 1e-5;

/**
 * The matte of the person whose face is given: coarse sightings made fine.
 *
 * Sightings are averaged; colour decides anew along the outline; a narrow band around it is solved by closed-form
 * matting at a working scale of 400 px a face width. Far from head and shoulders the sightings alone speak.
 * Everything that is not joined to the face is background.
 *
 * @param picture   Upright picture.
 * @param face      The face's box, picture px.
 * @param sightings What the segmentation model saw; one at least covers the whole picture.
 * @returns A matte of the picture's size.
 */
export function matte(picture: Picture, face: Box, sightings: readonly Sighting[]): Matte {
  const frame = workFrame(picture, face);
  const work = workPicture(picture, frame);
  const cells = meanCells(work);
  const { width, height } = cells;
  const step = CELL * frame.step;
  const lattice = { left: frame.left + step / 2, top: frame.top + step / 2, step, width, height };
  const faceWidth = face.width / step;
  const seen = meanBelief(sightings, lattice, picture);
  believeFace(seen, lattice, face);
  const judged = weighColours(opponentColours(cells), seen, width, height, faceWidth);
  const belief = settle(cells, seen, judged);
  const seed =
    Math.floor((face.y + face.height / 2 - frame.top) / step) * width +
    Math.floor((face.x + face.width / 2 - frame.left) / step);
  const region = personRegion(belief, seen, cells, seed, faceWidth);
  const { alpha, unknowns } = spreadToPixels({ width, height, belief, region }, work.width, work.height);
  solveClosedForm(work, alpha, unknowns, EPSILON);
  const whole = layMatte(picture, frame, alpha, sightings);
  dropIslands(whole, face);
  return whole;
}
