import type { Sighting } from "../matting/sighting.ts";
import weights from "../models/selfie.bin";
import json from "../models/selfie.json";
import type { Box } from "../picture.ts";
import { loadModel, type Model } from "../tensors/model.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { type Look, sampleBox } from "./sample-box.ts";

/** Side of the square that MediaPipe's selfie segmentation sees and answers, in pixels. */
const SIDE = 256;

let loading: Promise<Model> | undefined;

/**
 * What the selfie model sees in a box of the picture.
 *
 * The box is squeezed to the model's square, as MediaPipe does: with the aspect kept and the rest padded, the model
 * errs half as much again, and takes the padding's edge for the person's.
 *
 * @param box  Picture px, inside the picture.
 * @param look Mirrored or brightened: the model errs differently each time, so the mean of several looks errs less.
 */
export async function seePerson(
  pyramid: Pyramid,
  box: Box,
  look: Look = { mirror: false, brighten: false },
): Promise<Sighting> {
  loading ??= loadModel(json, weights);
  const model = await loading;
  const [belief] = model.run(sampleBox(pyramid, box, SIDE, look), SIDE, ["activation_10:0"]);
  if (!belief) throw new Error("The selfie model gave no output");
  if (look.mirror) for (let y = 0; y < SIDE; y++) belief.subarray(y * SIDE, (y + 1) * SIDE).reverse();
  return { box, side: SIDE, belief };
}
