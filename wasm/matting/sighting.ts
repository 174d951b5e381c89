import type { Box } from "../picture.ts";

/** What a segmentation model saw in one stretch of a picture. */
export interface Sighting {
  /** The stretch, in picture pixels; it may have any aspect, the model saw it squeezed to a square. */
  readonly box: Box;
  /** Rows and columns of `belief`. */
  readonly side: number;
  /** 0 background to 1 person, `side` x `side` values from the top left. */
  readonly belief: Float32Array;
}

/** Share of a sighting's width over which it fades in from each edge that lies inside the picture. */
const FADE = 1 / 8;
/** What the outermost values of a sighting still weigh: a model knows little about what it sees cut off. */
const LEAST_WEIGHT = 1e-3;

/** A closer look weighs more: with this power of how many times smaller its box is than the picture. */
const CLOSENESS = 0.25;

/** Points of a picture in even rows and columns: point (i, j) lies at (left + i * step, top + j * step). */
export interface Lattice {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The mean belief of several sightings at the points of a lattice, 0 to 1. A sighting counts less towards the edges
 * where it cuts the picture's content off; at least one must cover the picture.
 *
 * @param sightings The sightings; where none of them reaches, the belief is 0.
 * @param lattice   Points, in picture pixels.
 * @param picture   The picture's size, px.
 */
export function meanBelief(
  sightings: readonly Sighting[],
  lattice: Lattice,
  picture: { readonly width: number; readonly height: number },
): Float32Array {
  const { width, height } = lattice;
  const sum = new Float32Array(width * height);
  const weights = new Float32Array(width * height);
  for (const { box, side, belief } of sightings) {
    const closeness = ((picture.width * picture.height) / (box.width * box.height)) ** CLOSENESS;
    const across = axis(lattice.left, lattice.step, width, box.x, box.width, picture.width, side);
    const down = axis(lattice.top, lattice.step, height, box.y, box.height, picture.height, side);
    for (let y = 0; y < height; y++) {
      const rowWeight = closeness * (down.weight[y] as number);
      if (rowWeight === 0) continue;
      const row = (down.cell[y] as number) * side;
      const v = down.part[y] as number;
      for (let x = 0; x < width; x++) {
        const weight = rowWeight * (across.weight[x] as number);
        if (weight === 0) continue;
        const i = row + (across.cell[x] as number);
        const u = across.part[x] as number;
        const upper = (belief[i] as number) * (1 - u) + (belief[i + 1] as number) * u;
        const lower = (belief[i + side] as number) * (1 - u) + (belief[i + side + 1] as number) * u;
        const at = y * width + x;
        sum[at] = (sum[at] as number) + weight * (upper * (1 - v) + lower * v);
        weights[at] = (weights[at] as number) + weight;
      }
    }
  }
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) / Math.max(1e-9, weights[i] as number);
  return sum;
}

interface Axis {
  readonly cell: Int32Array;
  readonly part: Float32Array;
  readonly weight: Float32Array;
}

/** Where the lattice's points fall in a sighting along one axis, and what the sighting weighs there. */
function axis(
  first: number,
  step: number,
  count: number,
  start: number,
  extent: number,
  pictureExtent: number,
  side: number,
): Axis {
  const cell = new Int32Array(count);
  const part = new Float32Array(count);
  const weight = new Float32Array(count);
  const openBefore = start > 0.5;
  const openAfter = start + extent < pictureExtent - 0.5;
  for (let i = 0; i < count; i++) {
    const share = (first + i * step - start) / extent;
    const place = Math.min(side - 1, Math.max(0, share * side - 0.5));
    cell[i] = Math.min(side - 2, Math.floor(place));
    part[i] = place - (cell[i] as number);
    if (share >= 0 && share <= 1) {
      const before = openBefore ? share / FADE : 1;
      const after = openAfter ? (1 - share) / FADE : 1;
      weight[i] = Math.max(LEAST_WEIGHT, Math.min(1, before, after));
    }
  }
  return { cell, part, weight };
}
