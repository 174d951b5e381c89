import type { Plane } from "../shared/picture.ts";
import { edgeBand } from "./edge-band.ts";
import { intersectionOverUnion, type MatteError, matteError } from "./errors.ts";

/** How one matte differs from the truth. */
export interface Comparison {
  /** Over the whole picture, or where the trimap is certain when there is one. */
  readonly whole: MatteError;
  /** Within 20 px of the true edge. */
  readonly band: MatteError;
  readonly iou: number;
}

/** In a trimap: the hand did not decide. */
const UNCERTAIN = 128;

/**
 * Compares a matte (levels 0 to 255) with the true one of the same size; throws on another size, since our mattes
 * are promised at the upright size of the original.
 */
export function compare(guess: Plane, truth: Plane, trimap: Plane | null): Comparison {
  const [ours, theirs] = [asAlpha(guess), asAlpha(truth)];
  const certain = trimap ? Uint8Array.from(trimap.data, (level) => (level === UNCERTAIN ? 0 : 1)) : undefined;
  return {
    whole: matteError(ours, theirs, certain),
    band: matteError(ours, theirs, edgeBand(theirs)),
    iou: intersectionOverUnion(ours, theirs),
  };
}

function asAlpha({ width, height, data }: Plane): Plane {
  return { width, height, data: data.map((level) => level / 255) };
}
