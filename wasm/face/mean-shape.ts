/** x to the right of the picture, y down, z away from the camera. */
export type Vector = readonly [x: number, y: number, z: number];

/**
 * The right half of the mean face: mesh point, its twin on the left, and where it lies, in widths between the
 * cheeks (points 234 and 454) from the mean of all points.
 *
 * Generalized Procrustes mean of FaceMesh on 26 frontal portraits of different people, made symmetric; pitch 0 is
 * the mean of the same portraits. It holds no person's face.
 */
const RIGHT_HALF: readonly (readonly [right: number, left: number, ...Vector])[] = [
  [33, 263, -0.3308, -0.0048, -0.0095],
  [133, 362, -0.1282, 0.0074, -0.0484],
  [127, 356, -0.505, 0.0299, 0.3572],
  [162, 389, -0.4968, -0.0816, 0.2792],
  [21, 251, -0.4739, -0.1712, 0.1818],
  [54, 284, -0.4314, -0.2555, 0.09],
  [103, 332, -0.3622, -0.3227, -0.0056],
  [67, 297, -0.2549, -0.3682, -0.0874],
  [109, 338, -0.1382, -0.3892, -0.1348],
  [234, 454, -0.5, 0.1349, 0.3934],
  [116, 345, -0.4605, 0.1208, 0.0843],
  [117, 346, -0.3839, 0.1203, -0.0063],
  [118, 347, -0.3269, 0.1372, -0.0479],
  [98, 327, -0.1234, 0.3148, -0.1457],
  [129, 358, -0.1514, 0.2647, -0.1192],
  [122, 351, -0.042, 0.0336, -0.1861],
  [193, 417, -0.0558, -0.026, -0.1412],
  [93, 323, -0.4945, 0.2413, 0.3992],
  [227, 447, -0.5005, 0.1322, 0.2245],
  [143, 372, -0.4526, 0.0341, 0.0968],
  [156, 383, -0.4359, -0.046, 0.0507],
  [139, 368, -0.4704, -0.0598, 0.1568],
];

/** Points on the middle line: mesh point, y and z. */
const MIDDLE: readonly (readonly [index: number, y: number, z: number])[] = [
  [10, -0.3938, -0.147],
  [151, -0.2754, -0.1717],
  [9, -0.1483, -0.1894],
  [8, -0.0857, -0.1778],
  [168, -0.0342, -0.1732],
  [6, 0.0213, -0.2043],
  [197, 0.0734, -0.2401],
  [195, 0.1216, -0.2793],
  [5, 0.1734, -0.3201],
  [4, 0.237, -0.3366],
  [1, 0.2858, -0.3202],
  [2, 0.3323, -0.2043],
];

/** Mesh points that expressions hardly move, and where they lie on the mean face. */
export const MEAN_SHAPE: readonly { readonly index: number; readonly at: Vector }[] = [
  ...RIGHT_HALF.flatMap(([right, left, x, y, z]) => [
    { index: right, at: [x, y, z] as const },
    { index: left, at: [-x, y, z] as const },
  ]),
  ...MIDDLE.map(([index, y, z]) => ({ index, at: [0, y, z] as const })),
];
