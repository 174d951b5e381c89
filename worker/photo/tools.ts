import type { Face } from "../../wasm/face/face.ts";
import type { Pyramid } from "../../wasm/tensors/pyramid.ts";
import type { Segmenter } from "./segmenter/segmenter.ts";
import type { StageListener } from "./stage.ts";

/** What standardizing needs from outside: models, codecs that hold state, and the clock. */
export interface PhotoTools {
  readonly findFaces: (pyramid: Pyramid) => Promise<Face[]>;
  readonly segmenter: Segmenter;
  /** Reduces a file that cannot be decoded here (too large, HEIC) to a JPEG that can; absent where nothing can. */
  readonly reduceElsewhere?: (bytes: Uint8Array) => Promise<Uint8Array | null>;
  /** Milliseconds, for the timings of the stages. */
  readonly now: () => number;
  /** Bytes of WebAssembly memory held, by module. */
  readonly memory: () => Readonly<Record<string, number>>;
  /** Absent where nobody watches. */
  readonly onStage?: StageListener;
}
