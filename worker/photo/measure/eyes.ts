import { type FaceView, lookAt, span } from "./face-view.ts";
import { type EyePoints, LEFT_EYE, RIGHT_EYE } from "./landmarks.ts";
import { inPatch, outlineIn } from "./patch.ts";
import { mean, quantile, type Swatch, swatch } from "./swatch.ts";

/** What can be seen of the eyes. */
export interface EyeLook {
  /** Height of the opening over its width, the mean of both eyes ("eye aspect ratio", Soukupová and Čech 2016). */
  readonly openness: number;
  /** Lightness between the darkest and the brightest tenth of the better visible eye, L*. */
  readonly contrast: number;
  /** Lightness of the brighter white of the eye, L*. */
  readonly white: number;
  /** How much of the height of the opening the dark of the iris fills, 0 to 1, the mean of both eyes. */
  readonly iris: number;
  /**
   * How low in the opening its darkest part lies, 0 at the upper lid to 1 at the lower, in the eye where it lies
   * higher: an iris lies in the middle, the lashes of a shut lid at the lower edge.
   */
  readonly lashes: number;
  /** Share of the opening that a flash has made red, the greater of both eyes. */
  readonly red: number;
  /** Direction of the gaze against the camera, degrees, positive to the right of the picture; null when unseen. */
  readonly gaze: number | null;
}

const PATCH = 96;
const REACH = 0.4;
/** Share of an eye's width at either end that lashes and corners darken. */
const CORNER = 0.08;
const IRIS_SEARCH = 0.15;
/** A pixel is dark, as an iris is, below this share of the skin under the eye. */
const DARK = 0.62;
/** Width of the window that must be dark, px of the patch to either side. */
const IRIS_WINDOW = 3;
/** The red of a flash in the eye: a* beyond that of skin and of the inner corner, redder than yellow. */
const RED = { a: 30, corner: 0.2 } as const;
/** Degrees of gaze for a shift of the iris by the whole width of the eye: fitted on people who turn the head and look at the camera. */
const GAZE_DEGREES = 190;
/** With less between dark and bright than this (L*) the iris cannot be told. */
const LEAST_CONTRAST = 10;
/** The contour under the eye, from corner to corner, which with the lower lid bounds the skin below it. */
const UNDER_RIGHT = [133, 233, 232, 231, 230, 229, 228, 31];
const UNDER_LEFT = [362, 453, 452, 451, 450, 449, 448, 261];

/** Measures how open the eyes are, whether their parts can be told apart, and where they look. */
export function measureEyes(view: FaceView): EyeLook {
  const right = lookInto(view, RIGHT_EYE, UNDER_RIGHT);
  const left = lookInto(view, LEFT_EYE, UNDER_LEFT);
  const contrast = Math.max(right.contrast, left.contrast);
  const shift = (right.shift + left.shift) / 2;
  return {
    openness: (openness(view.mesh, RIGHT_EYE) + openness(view.mesh, LEFT_EYE)) / 2,
    contrast,
    white: Math.max(right.white, left.white),
    iris: (right.iris + left.iris) / 2,
    lashes: Math.min(right.lashes, left.lashes),
    red: Math.max(right.red, left.red),
    gaze: contrast < LEAST_CONTRAST ? null : view.pose.yaw + GAZE_DEGREES * shift,
  };
}

/** Three heights of the opening over three times its width. */
function openness(mesh: Float32Array, { outer, inner, upper, lower }: EyePoints): number {
  const heights = [2, 3, 4].map((i) => span(mesh, upper[i] as number, lower[i] as number));
  return heights.reduce((sum, height) => sum + height, 0) / (3 * span(mesh, outer, inner));
}

function lookInto(view: FaceView, eye: EyePoints, under: readonly number[]) {
  const patch = lookAt(view, [eye.outer, eye.inner], REACH, PATCH);
  const take = (outline: readonly number[]) => swatch(patch, outlineIn(patch, view.mesh, outline));
  const opening = take([eye.outer, ...eye.upper, eye.inner, ...eye.lower.toReversed()]);
  const skin = quantile(take([eye.outer, ...eye.lower, ...under]).l, 0.5);
  const ends = [inPatch(patch, view.mesh, eye.outer).x, inPatch(patch, view.mesh, eye.inner).x];
  const from = Math.min(...ends);
  const width = Math.max(...ends) - from;
  return {
    contrast: quantile(opening.l, 0.8) - quantile(opening.l, 0.1),
    white: quantile(opening.l, 0.85),
    lashes: darkHeight(opening),
    red: redShare(opening, from, width),
    iris: irisHeight(opening, from, width, DARK * skin),
    shift: darkMiddle(opening, from, width) - 0.5,
  };
}

/** The darkest column's share of pixels below a lightness: near 1 where an open eye's iris is. */
function irisHeight({ l, x }: Swatch, from: number, width: number, dark: number): number {
  const all = new Uint16Array(PATCH);
  const below = new Uint16Array(PATCH);
  l.forEach((lightness, i) => {
    const column = x[i] as number;
    all[column] = (all[column] as number) + 1;
    if (lightness < dark) below[column] = (below[column] as number) + 1;
  });
  let most = 0;
  const start = Math.ceil(from + IRIS_SEARCH * width);
  for (let column = start; column <= from + (1 - IRIS_SEARCH) * width; column++) {
    let [total, hits] = [0, 0];
    for (let i = column - IRIS_WINDOW; i <= column + IRIS_WINDOW; i++) {
      total += all[i] ?? 0;
      hits += below[i] ?? 0;
    }
    if (total > 0) most = Math.max(most, hits / total);
  }
  return most;
}

/** How far down the darkest third of an opening lies on average, 0 at its top to 1 at its bottom. */
function darkHeight({ l, y }: Swatch): number {
  const dark = quantile(l, 0.3);
  const top = Math.min(...y);
  const rows = y.filter((_, i) => (l[i] as number) <= dark);
  return (mean(rows) - top) / Math.max(1, Math.max(...y) - top);
}

/** How much of the opening between its corners, which are red in every eye, has the red of a flash. */
function redShare({ a, b, x }: Swatch, from: number, width: number): number {
  let [all, red] = [0, 0];
  x.forEach((column, i) => {
    const place = (column + 0.5 - from) / width;
    if (place < RED.corner || place > 1 - RED.corner) return;
    all++;
    if ((a[i] as number) > RED.a && (a[i] as number) > (b[i] as number)) red++;
  });
  return all === 0 ? 0 : red / all;
}

/** Where the dark of the eye lies between its corners: 0 at the picture's left, 1 at its right. */
function darkMiddle({ l, x }: Swatch, from: number, width: number): number {
  const bright = quantile(l, 0.8);
  const range = bright - quantile(l, 0.1) + 1e-6;
  let [weights, places] = [0, 0];
  l.forEach((lightness, i) => {
    // Of the pixel's middle: half a pixel aside is two degrees.
    const place = ((x[i] as number) + 0.5 - from) / width;
    if (place < CORNER || place > 1 - CORNER) return;
    const weight = Math.max(0, (bright - lightness) / range - 0.35);
    weights += weight;
    places += weight * place;
  });
  return weights > 0 ? places / weights : 0.5;
}
