import type { Sighting } from "../matting/sighting.ts";
import type { Box, Picture } from "../picture.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { seePerson } from "./selfie.ts";

/**
 * Squares around the face that are looked at again, larger: the left edge, the upper edge and the side, in face
 * widths from the face's middle. The person in some surroundings, head and shoulders, the head, then its crown,
 * where a bright background is easily taken for shining hair, and both sides of the jaw, where from nearby the model
 * sees through curls to the background.
 */
const CLOSER = [
  { left: -1.5, top: -1.6, side: 3, mirror: false, brighten: false },
  { left: -1.1, top: -1.2, side: 2.2, mirror: false, brighten: true },
  { left: -0.85, top: -1.05, side: 1.7, mirror: true, brighten: false },
  { left: -0.6, top: -1.25, side: 1.2, mirror: false, brighten: true },
  { left: -1, top: -0.3, side: 1.1, mirror: false, brighten: false },
  { left: -0.1, top: -0.3, side: 1.1, mirror: true, brighten: false },
] as const;
/** A square that the picture cuts down to less than this many pixels shows nothing. */
const LEAST_SIDE = 32;

/**
 * The person seen in the whole picture (twice) and ever closer around the face, for `matte`: eight runs of the model.
 *
 * @param face The face's box, picture px.
 */
export async function seeAround(pyramid: Pyramid, face: Box): Promise<Sighting[]> {
  const picture = pyramid[0] as Picture;
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const sightings = [
    await seePerson(pyramid, whole),
    await seePerson(pyramid, whole, { mirror: true, brighten: true }),
  ];
  for (const { left, top, side, ...look } of CLOSER) {
    const box = squareInside(face, left, top, side, picture);
    if (Math.min(box.width, box.height) < LEAST_SIDE) continue;
    sightings.push(await seePerson(pyramid, box, look));
  }
  return sightings;
}

function squareInside(face: Box, left: number, top: number, side: number, picture: Picture): Box {
  const startX = face.x + face.width / 2 + left * face.width;
  const startY = face.y + face.height / 2 + top * face.width;
  const x = Math.max(0, startX);
  const y = Math.max(0, startY);
  return {
    x,
    y,
    width: Math.min(picture.width, startX + side * face.width) - x,
    height: Math.min(picture.height, startY + side * face.width) - y,
  };
}
