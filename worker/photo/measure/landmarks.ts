/**
 * Names for the FaceMesh points the measurements use. Right and left are the person's own: the right eye is on the
 * left of the picture.
 */
export const POINT = {
  foreheadTop: 10,
  betweenBrows: 9,
  noseBridge: 168,
  noseTip: 1,
  chin: 152,
  rightCheek: 234,
  leftCheek: 454,
  upperLipInner: 13,
  lowerLipInner: 14,
  upperLipOuter: 0,
  lowerLipOuter: 17,
  rightMouthInner: 78,
  leftMouthInner: 308,
  rightMouth: 61,
  leftMouth: 291,
} as const;

/** An eye: corners, and lid points that lie above one another. */
export interface EyePoints {
  readonly outer: number;
  readonly inner: number;
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  readonly brow: readonly number[];
}

export const RIGHT_EYE: EyePoints = {
  outer: 33,
  inner: 133,
  upper: [246, 161, 160, 159, 158, 157, 173],
  lower: [7, 163, 144, 145, 153, 154, 155],
  brow: [70, 63, 105, 66, 107],
};

export const LEFT_EYE: EyePoints = {
  outer: 263,
  inner: 362,
  upper: [466, 388, 387, 386, 385, 384, 398],
  lower: [249, 390, 373, 374, 380, 381, 382],
  brow: [300, 293, 334, 296, 336],
};

/** Closed outlines, in order. */
export const OUTLINE = {
  face: [
    10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176,
    149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
  ],
  rightCheek: [117, 118, 101, 205, 187, 147, 123, 116],
  leftCheek: [346, 347, 330, 425, 411, 376, 352, 345],
  rightForehead: [103, 67, 109, 10, 9, 107, 66, 105],
  leftForehead: [332, 297, 338, 10, 9, 336, 296, 334],
  rightJaw: [212, 186, 57, 43, 106, 182, 194, 211, 210, 214],
  leftJaw: [432, 410, 287, 273, 335, 406, 418, 431, 430, 434],
  nose: [6, 351, 399, 437, 420, 279, 4, 49, 198, 217, 174, 122],
  mouthInner: [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95],
  lowerLip: [
    78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146, 61,
  ],
  lips: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146],
} as const;
