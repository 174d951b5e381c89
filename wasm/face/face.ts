import type { Box } from "../picture.ts";

/** One face found in a picture. All coordinates are pixels of that picture. */
export interface Face {
  /** BlazeFace's box, forehead to chin. */
  readonly box: Box;
  /** BlazeFace's confidence, 0 to 1. */
  readonly score: number;
  /** FaceMesh's own answer to "is this a face", 0 to 1. */
  readonly presence: number;
  /** 468 FaceMesh points as x, y, z triples; z in the same scale as x, smaller is nearer the camera. */
  readonly mesh: Float32Array;
}
