import { MINISTRY_BANDS } from "../spec/geometry-bands.ts";
import type { Band, PhotoSpec } from "../spec/spec.ts";
import type { Landmarks } from "./landmarks.ts";
import { JUDGES_SPREAD, LAST_ROW } from "./limits.ts";

/** What a frame must not reach past, besides the spec's bands. Picture pixels. */
export interface FrameLimits {
  /** The frame's lower edge stays at or above this y. */
  readonly lowest: number;
  /** The frame's left and right edges stay inside these x. */
  readonly leftmost: number;
  readonly rightmost: number;
}

/** A frame on the picture: `scale` output pixels a picture pixel, upper left corner at (x, y) in output pixels. */
export interface Frame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Frames that keep a margin, by scale. */
export interface ScaleRange {
  readonly min: number;
  readonly max: number;
}

/** A bound that depends on the scale: slope * scale + constant. */
interface Line {
  readonly slope: number;
  readonly constant: number;
}

interface Bounds {
  readonly lower: readonly Line[];
  readonly upper: readonly Line[];
}

/*
 * Three unknowns: scale s and the frame's corner in output pixels, x = s * left and y = s * top. Every rule is
 * then linear: a picture height h lands at s * h - y. For a wanted margin the rules on y (and on x) are lower and
 * upper bounds linear in s, so y exists exactly when each lower bound is below each upper bound: one half line of
 * s for each pair (Fourier-Motzkin). The largest margin is found by bisection, since a smaller one is always easier.
 */

/**
 * The scales at which some frame meets every band with a margin.
 *
 * @param margin From -1 to 1, see `narrowedBands`.
 * @returns undefined when there is none.
 */
export function scalesWithMargin(
  margin: number,
  landmarks: Landmarks,
  limits: FrameLimits,
  spec: PhotoSpec,
): ScaleRange | undefined {
  const face = narrowedBands(spec, margin).faceWidth;
  let min = face.min / landmarks.faceWidth;
  let max = face.max / landmarks.faceWidth;
  for (const bounds of [
    verticalBounds(margin, landmarks, limits, spec),
    horizontalBounds(margin, landmarks, limits, spec),
  ]) {
    for (const lower of bounds.lower) {
      for (const upper of bounds.upper) {
        const slope = lower.slope - upper.slope;
        const room = upper.constant - lower.constant;
        if (slope > 0) max = Math.min(max, room / slope);
        else if (slope < 0) min = Math.max(min, room / slope);
        else if (room < 0) return undefined;
      }
    }
  }
  return min <= max ? { min, max } : undefined;
}

/**
 * The largest margin that any frame keeps, at least `least`.
 *
 * @returns undefined when even `least` cannot be kept.
 */
export function largestMargin(
  least: number,
  landmarks: Landmarks,
  limits: FrameLimits,
  spec: PhotoSpec,
): number | undefined {
  const possible = (margin: number): boolean =>
    scalesWithMargin(margin, landmarks, limits, spec) !== undefined;
  if (!possible(least)) return undefined;
  if (possible(1)) return 1;
  let kept = least;
  let lost = 1;
  for (let step = 0; step < 40; step++) {
    const middle = (kept + lost) / 2;
    if (possible(middle)) kept = middle;
    else lost = middle;
  }
  return kept;
}

/**
 * Places the frame of a scale that keeps a margin: hair top and eye line share what they miss of their aims
 * alike, and the face is as near the centre as the limits allow.
 */
export function frameAt(
  scale: number,
  margin: number,
  landmarks: Landmarks,
  limits: FrameLimits,
  spec: PhotoSpec,
): Frame {
  const { hairTop, eyeLine } = judgedBands(spec);
  const hairHalf = (hairTop.max - hairTop.min) / 2;
  const eyeHalf = (eyeLine.max - eyeLine.min) / 2;
  const fromHair = scale * landmarks.hairTop - hairTop.aim;
  const fromEyes = scale * landmarks.eyeLine - eyeLine.aim;
  const balanced = (eyeHalf * fromHair + hairHalf * fromEyes) / (hairHalf + eyeHalf);
  const centred = scale * landmarks.faceCentre - spec.width / 2;
  return {
    scale,
    x: clampInto(centred, scale, horizontalBounds(margin, landmarks, limits, spec)),
    y: clampInto(balanced, scale, verticalBounds(margin, landmarks, limits, spec)),
  };
}

/** The picture's y above which the body may not end for a frame of this scale with this margin. */
export function highestLowerEdge(
  scale: number,
  margin: number,
  landmarks: Landmarks,
  spec: PhotoSpec,
): number {
  const unbounded = { lowest: Infinity, leftmost: -Infinity, rightmost: Infinity };
  const { lower } = verticalBounds(margin, landmarks, unbounded, spec);
  const top = Math.max(...lower.map((line) => line.slope * scale + line.constant));
  return (top + spec.height - LAST_ROW) / scale;
}

/** The bands of the frame that have an upper and a lower edge. */
type Bands = Record<keyof typeof JUDGES_SPREAD, Band>;

/** A spec's bands, narrower by what another judge may measure differently. */
export function judgedBands(spec: Pick<PhotoSpec, "geometry">): Bands {
  return narrowedBands(spec, 0);
}

/**
 * A spec's bands, narrowed to a margin: -1 are the published bands, 0 those in which another judge sees the photo
 * inside as well, 1 the aims alone.
 */
export function narrowedBands({ geometry }: Pick<PhotoSpec, "geometry">, margin: number): Bands {
  const size = geometry.faceWidth.aim / MINISTRY_BANDS.faceWidth.aim;
  const narrowed = (key: keyof Bands): Band => {
    const { min, max, aim } = geometry[key];
    const spread = JUDGES_SPREAD[key] * size;
    const kept = spread * Math.min(1, 1 + margin);
    const share = Math.max(0, margin);
    return {
      min: min + kept + share * (aim - min - spread),
      max: max - kept - share * (max - spread - aim),
      aim,
    };
  };
  return {
    hairTop: narrowed("hairTop"),
    eyeLine: narrowed("eyeLine"),
    faceWidth: narrowed("faceWidth"),
  };
}

function verticalBounds(margin: number, landmarks: Landmarks, limits: FrameLimits, spec: PhotoSpec): Bounds {
  const { hairTop: hair, eyeLine: eyes } = narrowedBands(spec, margin);
  return {
    lower: [
      { slope: landmarks.hairTop, constant: -hair.max },
      { slope: landmarks.eyeLine, constant: -eyes.max },
    ],
    upper: [
      { slope: landmarks.hairTop, constant: -hair.min },
      { slope: landmarks.eyeLine, constant: -eyes.min },
      ...finite({ slope: limits.lowest, constant: LAST_ROW - spec.height }),
    ],
  };
}

function horizontalBounds(
  margin: number,
  landmarks: Landmarks,
  limits: FrameLimits,
  spec: PhotoSpec,
): Bounds {
  const offset = spec.geometry.centreOffset * (1 - Math.max(0, margin));
  return {
    lower: [
      { slope: landmarks.faceCentre, constant: -spec.width / 2 - offset },
      ...finite({ slope: limits.leftmost, constant: 0 }),
    ],
    upper: [
      { slope: landmarks.faceCentre, constant: -spec.width / 2 + offset },
      ...finite({ slope: limits.rightmost, constant: -spec.width }),
    ],
  };
}

/** An infinite limit is none. */
function finite(line: Line): Line[] {
  return Number.isFinite(line.slope) ? [line] : [];
}

function clampInto(value: number, scale: number, { lower, upper }: Bounds): number {
  const at = (line: Line): number => line.slope * scale + line.constant;
  return Math.min(Math.max(value, ...lower.map(at)), ...upper.map(at));
}
