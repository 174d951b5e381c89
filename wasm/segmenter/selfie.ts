import type { Sighting } from "../matting/sighting.ts";
import weights from "../models/selfie.bin";
import json from "../models/selfie.json";
import type { Box } from "../picture.ts";
import { loadModel, type Model } from "../tensors/model.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { sampleBox } from "./sample-box.ts";

/** Side of the square that MediaPipe's selfie segmentation sees and answers, in pixels. */
const SIDE = 256;

let loading: Promise<Model> | undefined;

/**
 * What the selfie model sees in a box of the picture: the mean of the box and its mirror image.
 *
 * The box is squeezed to the model's square, as MediaPipe does: with the aspect kept and the rest padded, the model
 * errs half as much again, and takes the padding's edge for the person's.
 *
 * @param box Picture px, inside the picture.
 */
export async function seePerson(pyramid: Pyramid, box: Box): Promise<Sighting> {
  loading ??= loadModel(json, weights);
  const model = await loading;
  const ask = (mirror: boolean): Float32Array => {
    const [belief] = model.run(sampleBox(pyramid, box, SIDE, mirror), SIDE, ["activation_10:0"]);
    if (!belief) throw new Error("The selfie model gave no output");
    return belief;
  };
  const belief = ask(false);
  const mirrored = ask(true);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const i = y * SIDE + x;
      const j = y * SIDE + SIDE - 1 - x;
      belief[i] = ((belief[i] as number) + (mirrored[j] as number)) / 2;
    }
  }
  return { box, side: SIDE, belief };
}
