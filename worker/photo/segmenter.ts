import type { Face } from "../../wasm/face/face.ts";
import type { Matte, Picture } from "../../wasm/picture.ts";

/** What separates the person from the background; `wasm` is the embedded default, `cloudflare` the Images binding. */
export interface Segmenter {
  readonly engine: "wasm" | "cloudflare";
  /** Changes whenever the same picture could give another matte: it is part of a report's provenance. */
  readonly version: string;
  /** The person's matte at the size of `picture` (upright); `face` is the one face of the portrait. */
  segment(picture: Picture, face: Face): Promise<Matte>;
}
