import type { Face } from "../../../wasm/face/face.ts";
import type { Matte } from "../../../wasm/picture.ts";
import type { Pyramid } from "../../../wasm/tensors/pyramid.ts";
import type { Text } from "../../text.ts";

/** Why there is no matte; the code is stable. */
export interface SegmentRefusal {
  readonly code:
    | "segmenter_unavailable"
    | "segmenter_answer_unreadable"
    | "segmenter_answer_opaque"
    | "segmenter_found_nobody";
  readonly message: Text;
}

/** A matte at the size of the picture, or why there is none. */
export type Segmented =
  | { readonly ok: true; readonly matte: Matte }
  | { readonly ok: false; readonly refusal: SegmentRefusal };

/** What separates the person from the background; `wasm` is the embedded default, `cloudflare` the Images binding. */
export interface Segmenter {
  readonly engine: "wasm" | "cloudflare";
  /** Changes whenever the same picture could give another matte: it is part of a report's provenance. */
  readonly version: string;
  /** The person's matte at the size of the pyramid's first level (upright); `face` is the one face of the portrait. */
  segment(pyramid: Pyramid, face: Face): Promise<Segmented>;
}
