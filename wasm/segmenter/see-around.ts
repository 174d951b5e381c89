import type { Sighting } from "../matting/sighting.ts";
import type { Box, Picture } from "../picture.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { seePerson } from "./selfie.ts";

/** Squares around the face that are seen again, larger: side and how far above the face's middle, in face widths. */
const CLOSER = [
  { side: 2.2, up: 0.1 },
  { side: 1.7, up: 0.2 },
] as const;
/** A closer look must be closer than this share of the last, or it shows nothing new. */
const CLOSER_BY = 0.9;

/**
 * The person seen in the whole picture, then ever closer around the face, for `matte`.
 *
 * @param face The face's box, picture px.
 */
export async function seeAround(pyramid: Pyramid, face: Box): Promise<Sighting[]> {
  const picture = pyramid[0] as Picture;
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const sightings = [await seePerson(pyramid, whole)];
  let last: Box = whole;
  for (const { side, up } of CLOSER) {
    const box = squareInside(face, side, up, picture);
    if (box.width * box.height > CLOSER_BY * last.width * last.height) continue;
    sightings.push(await seePerson(pyramid, box));
    last = box;
  }
  return sightings;
}

function squareInside(face: Box, side: number, up: number, picture: Picture): Box {
  const half = (side * face.width) / 2;
  const centreX = face.x + face.width / 2;
  const centreY = face.y + face.height / 2 - up * face.width;
  const x = Math.max(0, centreX - half);
  const y = Math.max(0, centreY - half);
  return {
    x,
    y,
    width: Math.min(picture.width, centreX + half) - x,
    height: Math.min(picture.height, centreY + half) - y,
  };
}
