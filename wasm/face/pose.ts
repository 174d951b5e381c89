import { MEAN_SHAPE, type Vector } from "./mean-shape.ts";

/**
 * How a head is held, from a rigid fit of the mean face to a mesh. Degrees, 0 for a frontal portrait; signs of yaw
 * and pitch as in ISO/IEC 19794-5.
 */
export interface Pose {
  /** Turn in the picture plane; positive when the eye on the picture's right lies lower. */
  readonly roll: number;
  /** Positive when the nose points to the right of the picture. */
  readonly yaw: number;
  /** Positive when the face looks down. */
  readonly pitch: number;
  /** Width of the head between the cheeks, were it frontal, px. */
  readonly unit: number;
  /** Root mean square distance of the mesh from the fitted mean face, in `unit`. */
  readonly misfit: number;
  /**
   * How much the nearer parts of the head are enlarged against the mean portrait: roughly the inverse of the
   * camera's distance in `unit`, 0 for an ordinary portrait.
   */
  readonly closeness: number;
}

const DEGREES = 180 / Math.PI;

/**
 * Fits the mean face to a mesh by turning, scaling and moving it (Horn 1987, closed form with quaternions) and
 * reads the angles from the turn. Only points that expressions hardly move take part.
 */
export function fitPose(mesh: Float32Array): Pose {
  const points = MEAN_SHAPE.map(({ index }): Vector => {
    const at = 3 * index;
    return [mesh[at] as number, mesh[at + 1] as number, mesh[at + 2] as number];
  });
  const centre = meanOf(points);
  const to = points.map(([x, y, z]): Vector => [x - centre[0], y - centre[1], z - centre[2]]);
  const shape = MEAN_SHAPE.map(({ at }) => at);
  const [right, down, away] = rotation(shape, to);
  const turned = shape.map((point): Vector => [dot(right, point), dot(down, point), dot(away, point)]);
  const unit = sum(turned, to, dot) / sum(turned, turned, dot);
  return {
    roll: Math.atan2(down[0], right[0]) * DEGREES,
    yaw: Math.asin(Math.max(-1, Math.min(1, away[0]))) * DEGREES,
    pitch: Math.atan2(away[1], away[2]) * DEGREES,
    unit,
    ...residue(turned, to, unit),
  };
}

function residue(turned: readonly Vector[], to: readonly Vector[], unit: number) {
  const far = (a: Vector, b: Vector) => {
    return (a[0] - b[0] / unit) ** 2 + (a[1] - b[1] / unit) ** 2 + (a[2] - b[2] / unit) ** 2;
  };
  // A camera at distance d shows a point at depth z larger by 1 / (1 + z/d): least squares for 1/d.
  const outward = (a: Vector, b: Vector) =>
    -a[2] * ((b[0] / unit - a[0]) * a[0] + (b[1] / unit - a[1]) * a[1]);
  const reach = (a: Vector) => (a[0] ** 2 + a[1] ** 2) * a[2] ** 2;
  return {
    misfit: Math.sqrt(sum(turned, to, far) / turned.length),
    closeness: sum(turned, to, outward) / sum(turned, to, reach),
  };
}

/** Rows of the rotation that best lays `from` on `to`; both have their mean at the origin. */
function rotation(from: readonly Vector[], to: readonly Vector[]): [Vector, Vector, Vector] {
  const s = (r: 0 | 1 | 2, c: 0 | 1 | 2) => sum(from, to, (a, b) => a[r] * b[c]);
  const [xx, yy, zz] = [s(0, 0), s(1, 1), s(2, 2)];
  const [yz, zx, xy] = [s(1, 2) - s(2, 1), s(2, 0) - s(0, 2), s(0, 1) - s(1, 0)];
  const [mxy, mzx, myz] = [s(0, 1) + s(1, 0), s(2, 0) + s(0, 2), s(1, 2) + s(2, 1)];
  const [w, x, y, z] = dominantVector([
    [xx + yy + zz, yz, zx, xy],
    [yz, xx - yy - zz, mxy, mzx],
    [zx, mxy, yy - xx - zz, myz],
    [xy, mzx, myz, zz - xx - yy],
  ]);
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
    [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
    [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
  ];
}

type Quaternion = [number, number, number, number];

/** The eigenvector of the largest eigenvalue of a symmetric matrix: shifted to be positive, then squared until one is left. */
function dominantVector(matrix: readonly Quaternion[]): Quaternion {
  const size = Math.max(...matrix.flat().map(Math.abs)) || 1;
  let power = matrix.map((row, i) => row.map((value, j) => value / size + (i === j ? 4 : 0)));
  for (let k = 0; k < 24; k++) {
    const columns = power;
    const squared = power.map((row) =>
      columns.map((column) => row.reduce((total, value, j) => total + value * (column[j] as number), 0)),
    );
    const most = Math.max(...squared.flat().map(Math.abs));
    power = squared.map((row) => row.map((value) => value / most));
  }
  const [longest = []] = [...power].sort((a, b) => Math.hypot(...b) - Math.hypot(...a));
  const length = Math.hypot(...longest);
  return longest.map((value) => value / length) as Quaternion;
}

function meanOf(points: readonly Vector[]): Vector {
  const mean = (axis: 0 | 1 | 2) => points.reduce((total, point) => total + point[axis], 0) / points.length;
  return [mean(0), mean(1), mean(2)];
}

function sum(a: readonly Vector[], b: readonly Vector[], term: (a: Vector, b: Vector) => number): number {
  return a.reduce((total, point, i) => total + term(point, b[i] as Vector), 0);
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
