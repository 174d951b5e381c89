import type { Box } from "../../../wasm/picture.ts";

/** A crop by whole pixels: of the picture before it is scaled, and of what it is scaled to. */
export interface PixelWindow {
  /** The picture's columns and rows to scale; beyond the picture its last ones again. */
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  /** Size they are scaled to, whole output pixels. */
  readonly scaled: { readonly width: number; readonly height: number };
  /** Where in what is scaled the output begins, whole output pixels. */
  readonly offset: { readonly x: number; readonly y: number };
  /** The output pixels whose middles lie in the picture: all others are made up, and no pixel of a photo may be. */
  readonly inside: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** The crop this comes to, picture pixels: the one asked for, moved and stretched by fractions of an output pixel. */
  readonly crop: Box;
}

/** One axis of a crop, picture pixels, and the output pixels it becomes. */
interface Wanted {
  readonly from: number;
  readonly length: number;
  readonly output: number;
}

/** One axis of a window: the box from `start` to `end`, and the crop it comes to. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly scaled: number;
  readonly offset: number;
  readonly from: number;
  readonly length: number;
  /** How far an end of the crop is from where it was wanted, output pixels. */
  readonly error: number;
}

/** What is scaled beside the crop, output pixels: the reach of a Lanczos filter with three lobes. */
const REACH = 3;
/** How far beyond that the box may grow until a whole number of output pixels fits, picture pixels. */
const GROWTH = 32;
/**
 * A crop this close to the one asked for is good enough, output pixels. Downwards a face may lie at the edge of two bands
 * at once; across, its middle has pixels of room.
 */
const CLOSE = { across: 0.04, down: 0.01 };

/**
 * Finds the box of whole pixels that, scaled to a whole number of output pixels, holds a fractional crop at whole
 * output pixels.
 *
 * Pixels more on either side change nothing of the photo but where its grid lies: of some hundred boxes one is mostly
 * within a twentieth of an output pixel of the crop, of ninety-nine crops in a hundred within four tenths. The worst, at
 * a scale of almost 1, is below one, and width and height are then a thousandth and a half from the same scale.
 *
 * @param crop   Picture pixels; may reach past the picture.
 * @param source The picture's size.
 * @param output The photo's size.
 */
export function wholePixels(
  crop: Box,
  source: { readonly width: number; readonly height: number },
  output: { readonly width: number; readonly height: number },
): PixelWindow {
  const across = { from: crop.x, length: crop.width, output: output.width };
  const down = { from: crop.y, length: crop.height, output: output.height };
  const x = bestStretch(across, CLOSE.across);
  const y = bestStretch(down, CLOSE.down);
  return {
    columns: lines(x, source.width),
    rows: lines(y, source.height),
    scaled: { width: x.scaled, height: y.scaled },
    offset: { x: x.offset, y: y.offset },
    inside: {
      left: firstInside(across, 0),
      right: firstInside(across, source.width),
      top: firstInside(down, 0),
      bottom: firstInside(down, source.height),
    },
    crop: { x: x.from, y: y.from, width: x.length, height: y.length },
  };
}

/** The first stretch that comes close to one axis of a crop, else the closest. */
function bestStretch(wanted: Wanted, close: number): Stretch {
  const { from, length, output } = wanted;
  const reach = Math.ceil(REACH * Math.max(1, length / output));
  const first = Math.floor(from) - reach;
  const last = Math.ceil(from + length) + reach;
  let best = stretchOver(first, last, wanted);
  for (let before = 0; before <= GROWTH; before++) {
    for (let after = 0; after <= GROWTH; after++) {
      const stretch = stretchOver(first - before, last + after, wanted);
      if (stretch.error < best.error) best = stretch;
      if (best.error < close) return best;
    }
  }
  return best;
}

/** What a box comes to. */
function stretchOver(start: number, end: number, { from, length, output }: Wanted): Stretch {
  const scaled = Math.round(((end - start) * output) / length);
  const scale = scaled / (end - start);
  const offset = Math.round((from - start) * scale);
  const found = { from: start + offset / scale, length: output / scale };
  const missed = [found.from - from, found.from + found.length - from - length];
  return { ...found, start, end, scaled, offset, error: scale * Math.max(...missed.map(Math.abs)) };
}

/** The picture's columns (or rows) of a stretch; the filter looks beyond the picture's edge from pixels inside it. */
function lines({ start, end }: Stretch, source: number): Int32Array {
  return Int32Array.from({ length: end - start }, (_, index) =>
    Math.max(0, Math.min(source - 1, start + index)),
  );
}

/** The first output pixel whose middle lies at or after a place of the picture. */
function firstInside({ from, length, output }: Wanted, place: number): number {
  const first = Math.ceil(((place - from) * output) / length - 0.5);
  return Math.max(0, Math.min(output, first));
}
