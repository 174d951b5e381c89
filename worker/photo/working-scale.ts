import type { Face } from "../../wasm/face/face.ts";
import { workPicture } from "../../wasm/matting/work-frame.ts";
import type { Box, Picture } from "../../wasm/picture.ts";

/**
 * Pixels a face box is wide at most while a photo is worked on: twice what any output shows of it. More would cost
 * time and memory and be thrown away in the cut; at 420 the matte's edge, brought back to the original's size, is
 * measurably softer.
 */
const FACE_WIDTH = 520;

/** A picture with its one face, and how many pixels of the picture before went into one of it. */
export interface ScaledPicture {
  readonly picture: Picture;
  readonly face: Face;
  readonly reduced: number;
}

/** Brings a picture down to the scale at which its face is as large as the outputs need; never enlarges. */
export function atWorkingScale(picture: Picture, face: Face): ScaledPicture {
  const step = face.box.width / FACE_WIDTH;
  if (step <= 1) return { picture, face, reduced: 1 };
  const width = Math.floor(picture.width / step);
  const height = Math.floor(picture.height / step);
  const { box, mesh, ...rest } = face;
  return {
    picture: workPicture(picture, { left: 0, top: 0, step, width, height }),
    face: {
      ...rest,
      box: scaledBox(box, 1 / step),
      mesh: mesh.map((value) => value / step),
    },
    reduced: step,
  };
}

/** A box in a picture `by` times as large. */
export function scaledBox({ x, y, width, height }: Box, by: number): Box {
  return { x: x * by, y: y * by, width: width * by, height: height * by };
}
