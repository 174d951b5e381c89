import { matte } from "../../../wasm/matting/matte.ts";
import type { Picture } from "../../../wasm/picture.ts";
import { seeAround } from "../../../wasm/segmenter/see-around.ts";
import type { Segmenter } from "./segmenter.ts";

/** The embedded segmenter: MediaPipe's selfie model and closed-form matting; nothing leaves the isolate. */
export const wasmSegmenter: Segmenter = {
  engine: "wasm",
  version: "selfie-closed-form-4",
  async segment(pyramid, face) {
    const sightings = await seeAround(pyramid, face.box);
    return { ok: true, matte: matte(pyramid[0] as Picture, face.box, sightings) };
  },
};
