/** Where head and face lie in a picture. Pixels of that picture, y downward; pixel i covers i to i + 1. */
export interface Landmarks {
  /** Top of the hair, buns included. */
  readonly hairTop: number;
  /** Mean height of both eyes. */
  readonly eyeLine: number;
  /** Between the cheeks at the ears, measured across the picture. */
  readonly faceWidth: number;
  /** x of the face's middle. */
  readonly faceCentre: number;
}

/** How much of the person the picture holds; its pixels. */
export interface PersonExtent {
  /** y below which the body is missing: the picture's lower edge, or where the body ends before it. */
  readonly bodyEnd: number;
  /** y from which the picture's left edge cuts the person; null when it never does. */
  readonly leftCutFrom: number | null;
  /** y from which the picture's right edge cuts the person; null when it never does. */
  readonly rightCutFrom: number | null;
}
