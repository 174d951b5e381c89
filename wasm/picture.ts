/** An upright picture in memory: sRGB, 8 bits a channel, RGBA rows from the top left, no padding. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** How much of each pixel is the person: one byte a pixel, 0 background to 255 person. */
export interface Matte {
  readonly width: number;
  readonly height: number;
  readonly alpha: Uint8Array;
}

/** A rectangle in picture pixels; x and y are the upper left corner and may lie outside the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
