import type { Pose } from "../../../wasm/face/pose.ts";
import type { Pyramid } from "../../../wasm/tensors/pyramid.ts";
import { type Patch, type Point, takePatch } from "./patch.ts";

/** One face of a picture, ready to be looked at: where its points are and how it is held. */
export interface FaceView {
  readonly pyramid: Pyramid;
  /** 468 points as x, y, z triples, picture pixels. */
  readonly mesh: Float32Array;
  readonly pose: Pose;
}

/** A mesh point in picture pixels. */
export function meshPoint(mesh: Float32Array, index: number): Point {
  return { x: mesh[3 * index] as number, y: mesh[3 * index + 1] as number };
}

/** The distance of two mesh points in picture pixels. */
export function span(mesh: Float32Array, a: number, b: number): number {
  const p = meshPoint(mesh, a);
  const q = meshPoint(mesh, b);
  return Math.hypot(p.x - q.x, p.y - q.y);
}

/**
 * A square look at the face around the middle of some mesh points, turned upright.
 *
 * @param around Mesh points whose mean is the middle.
 * @param side   Side of the square in face widths.
 * @param pixels Side of the patch, px.
 */
export function lookAt(
  { pyramid, mesh, pose }: FaceView,
  around: readonly number[],
  side: number,
  pixels: number,
): Patch {
  const points = around.map((index) => meshPoint(mesh, index));
  const mean = (value: (point: Point) => number) =>
    points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const region = {
    centreX: mean((point) => point.x),
    centreY: mean((point) => point.y),
    side: side * pose.unit,
    angle: (pose.roll * Math.PI) / 180,
  };
  return takePatch(pyramid, region, pixels);
}
