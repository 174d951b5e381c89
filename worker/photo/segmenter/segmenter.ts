import type { Face } from "../../../wasm/face/face.ts";
import type { Matte } from "../../../wasm/picture.ts";
import type { Pyramid } from "../../../wasm/tensors/pyramid.ts";

/** What separates the person from the background; `wasm` is the embedded default, `cloudflare` the Images binding. */
export interface Segmenter {
  readonly engine: "wasm" | "cloudflare";
  /** Changes whenever the same picture could give another matte: it is part of a report's provenance. */
  readonly version: string;
  /** The person's matte at the size of the pyramid's first level (upright); `face` is the one face of the portrait. */
  segment(pyramid: Pyramid, face: Face): Promise<Matte>;
}
