import weights from "../models/selfie.bin";
import json from "../models/selfie.json";
import { loadModel, type Model } from "../tensors/model.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { type Region, sampleRegion } from "../tensors/sample.ts";

/** Side of the square that MediaPipe's selfie segmentation sees and answers, in pixels. */
export const SELFIE_SIDE = 256;

let loading: Promise<Model> | undefined;

/**
 * The model's belief, 0 to 1 a pixel, that a pixel of the region is the person: SELFIE_SIDE x SELFIE_SIDE values,
 * the mean of the region and its mirror image.
 */
export async function seePerson(pyramid: Pyramid, region: Region): Promise<Float32Array> {
  loading ??= loadModel(json, weights);
  const model = await loading;
  const ask = (mirror: boolean): Float32Array => {
    const input = sampleRegion(pyramid, region, SELFIE_SIDE, { scale: 1, offset: 0, mirror });
    const [belief] = model.run(input, SELFIE_SIDE, ["activation_10:0"]);
    if (!belief) throw new Error("The selfie model gave no output");
    return belief;
  };
  const straight = ask(false);
  const mirrored = ask(true);
  for (let y = 0; y < SELFIE_SIDE; y++) {
    for (let x = 0; x < SELFIE_SIDE; x++) {
      const i = y * SELFIE_SIDE + x;
      const j = y * SELFIE_SIDE + SELFIE_SIDE - 1 - x;
      straight[i] = ((straight[i] as number) + (mirrored[j] as number)) / 2;
    }
  }
  return straight;
}
