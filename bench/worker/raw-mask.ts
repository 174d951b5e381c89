import { findFaces } from "../../wasm/face/find-faces.ts";
import { meanBelief } from "../../wasm/matting/sighting.ts";
import type { Picture } from "../../wasm/picture.ts";
import { seeAround } from "../../wasm/segmenter/see-around.ts";
import { seePerson } from "../../wasm/segmenter/selfie.ts";
import { buildPyramid } from "../../wasm/tensors/pyramid.ts";

/**
 * The segmentation model's own answer without any matting: the mean of what the pipeline has it see (the whole
 * picture and ever closer around the face, each also mirrored), enlarged bilinearly to the picture.
 *
 * @returns One byte a pixel, 0 background to 255 person.
 */
export async function rawMask(picture: Picture): Promise<Uint8Array> {
  const pyramid = buildPyramid(picture);
  const { width, height } = picture;
  const [face] = (await findFaces(pyramid)).toSorted((a, b) => b.box.width - a.box.width);
  const whole = { x: 0, y: 0, width, height };
  const sightings = face ? await seeAround(pyramid, face.box) : [await seePerson(pyramid, whole)];
  const belief = meanBelief(sightings, { left: 0.5, top: 0.5, step: 1, width, height }, picture);
  return Uint8Array.from(belief, (share) => Math.round(255 * share));
}
