import type { RgbPicture } from "../shared/picture.ts";

/** What is plainly not background differs from it by more than this in some channel, levels. */
const PLAINLY_OFF = 40;
/** Pixels around the person where soft hair and JPEG's blocks may touch the background. */
const MARGIN = 24;

/** Which pixels of a standard photo are the person and which are background beyond doubt. */
export interface PersonMask {
  /** 1 where the pixel belongs to the largest connected area that is plainly not background. */
  readonly person: Uint8Array;
  /** 1 where no pixel of the person is within 24 px across or down. */
  readonly clear: Uint8Array;
}

/** Largest difference of a pixel from a colour over the three channels, levels. */
export function difference({ data }: RgbPicture, pixel: number, colour: readonly number[]): number {
  const at = pixel * 3;
  return Math.max(
    Math.abs((data[at] ?? 0) - (colour[0] ?? 0)),
    Math.abs((data[at + 1] ?? 0) - (colour[1] ?? 0)),
    Math.abs((data[at + 2] ?? 0) - (colour[2] ?? 0)),
  );
}

/** Parts the person from the background by colour alone. */
export function findPerson(picture: RgbPicture, background: readonly number[]): PersonMask {
  const { width, height } = picture;
  const off = Uint8Array.from({ length: width * height }, (_, pixel) =>
    difference(picture, pixel, background) > PLAINLY_OFF ? 1 : 0,
  );
  const person = largestArea(off, width);
  const near = spread(spread(person, width, 1), width, width);
  return { person, clear: near.map((touched) => 1 - touched) };
}

/** The largest 4-connected area of ones. */
function largestArea(mask: Uint8Array, width: number): Uint8Array {
  const label = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  let best = { label: 0, size: 0 };
  let labels = 0;
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || label[start] !== 0) continue;
    labels++;
    let size = 0;
    let top = 0;
    stack[top++] = start;
    label[start] = labels;
    while (top > 0) {
      const at = stack[--top] ?? 0;
      size++;
      const x = at % width;
      for (const to of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width]) {
        if (to < 0 || to >= mask.length || mask[to] !== 1 || label[to] !== 0) continue;
        label[to] = labels;
        stack[top++] = to;
      }
    }
    if (size > best.size) best = { label: labels, size };
  }
  return mask.map((_, i) => (label[i] === best.label && best.size > 0 ? 1 : 0));
}

/** Widens ones by MARGIN along rows (`step` 1) or columns (`step` the width). */
function spread(mask: Uint8Array, width: number, step: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  const alongRows = step === 1;
  const lines = alongRows ? mask.length / width : width;
  const length = alongRows ? width : mask.length / width;
  for (let line = 0; line < lines; line++) {
    const origin = alongRows ? line * width : line;
    let last = Number.NEGATIVE_INFINITY;
    for (let ahead = 0; ahead < length + MARGIN; ahead++) {
      if (ahead < length && mask[origin + ahead * step] === 1) last = ahead;
      const here = ahead - MARGIN;
      if (here >= 0 && last >= here - MARGIN) wide[origin + here * step] = 1;
    }
  }
  return wide;
}
