import { object, optional, parse, picklist } from "valibot";
import { codecsMemoryBytes } from "../wasm/codecs/decode.ts";
import { findFaces } from "../wasm/face/find-faces.ts";
import { jpegEncoderMemoryBytes } from "../wasm/jpeg/encoder.ts";
import { tensorMemoryBytes } from "../wasm/tensors/backend.ts";
import { reduceWithImages } from "./photo/reduce-with-images.ts";
import { wasmSegmenter } from "./photo/segmenter/wasm.ts";
import type { PhotoTools } from "./photo/tools.ts";

/** The worker's settings, from its variables. */
export interface Config {
  readonly environment: "local" | "production";
  /** What separates person and background: the embedded model, or Cloudflare Images. */
  readonly segmenter: "wasm" | "cloudflare";
}

const VARIABLES = object({
  ENVIRONMENT: picklist(["local", "production"]),
  SEGMENTER: optional(picklist(["wasm", "cloudflare"]), "wasm"),
});

/** Reads the settings; throws at once where one is missing or unknown, since no request could be answered rightly. */
export function readConfig(env: Env): Config {
  const { ENVIRONMENT, SEGMENTER } = parse(VARIABLES, env);
  return { environment: ENVIRONMENT, segmenter: SEGMENTER };
}

/** The tools of the photo pipeline, as the settings choose them; throws where a binding they need is missing. */
export function photoTools(env: Env): PhotoTools {
  const { IMAGES: images } = env;
  return {
    findFaces,
    segmenter: wasmSegmenter,
    ...(images && { reduceElsewhere: (bytes: Uint8Array) => reduceWithImages(images, bytes) }),
    now: () => performance.now(),
    memory: () => ({
      codecs: codecsMemoryBytes(),
      tensors: tensorMemoryBytes(),
      jpeg: jpegEncoderMemoryBytes(),
    }),
  };
}
