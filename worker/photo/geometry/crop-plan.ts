import type { Box } from "../../../wasm/picture.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import {
  type Frame,
  type FrameLimits,
  frameAt,
  highestLowerEdge,
  judgedBands,
  largestMargin,
  scalesWithMargin,
} from "./frame-fit.ts";
import type { Landmarks, PersonExtent } from "./landmarks.ts";
import { MIN_FACE_WIDTH, MIN_MARGIN, SAFE_MARGIN } from "./limits.ts";
import type { CropRefusal } from "./refusal.ts";

/** Where head and face will lie in the output; output pixels. */
interface PredictedGeometry {
  readonly hairTop: number;
  readonly eyeLine: number;
  readonly faceWidth: number;
  /** Middle of the face minus the vertical centre line. */
  readonly centreOffset: number;
}

/** A crop that meets a spec, or why there is none. */
export type CropPlan =
  | {
      readonly ok: true;
      /** Picture pixels, fractional, exactly the spec's aspect; may reach past the picture where nobody is. */
      readonly crop: Box;
      /** Output pixels a picture pixel, the same both ways. */
      readonly scale: number;
      readonly predicted: PredictedGeometry;
      /** Smallest share kept of the way from a judged band's edge to its aim, 1 when every aim is met; to -1 at the published edge. */
      readonly margin: number;
      /** Width of the strips of plain background beside a shoulder that the picture's edge cuts; output pixels. */
      readonly sideCut: { readonly left: number; readonly right: number };
    }
  | { readonly ok: false; readonly refusal: CropRefusal };

/**
 * Chooses the crop that keeps hair top, eye line, face width and centring as far as possible from their bands'
 * edges: no rotation, one scale, no row below the picture and no row where the body is missing.
 *
 * A shoulder cut by the picture's side stays out of sight where the bands allow: by zooming in, or by ending the
 * frame above the cut. Where they do not, the frame zooms in as far as a safe margin goes and `sideCut` says what
 * is left to see.
 *
 * @param landmarks Face and hair, picture pixels.
 * @param extent    How much of the body the picture holds, picture pixels.
 * @param source    The picture's size.
 * @param spec      The standard to meet.
 */
export function planCrop(
  landmarks: Landmarks,
  extent: PersonExtent,
  source: { readonly width: number; readonly height: number },
  spec: PhotoSpec,
): CropPlan {
  const refusal = refuseEarly(landmarks);
  if (refusal !== undefined) return { ok: false, refusal };

  const bodyEnd = Math.min(extent.bodyEnd, source.height);
  const open: FrameLimits = { lowest: bodyEnd, leftmost: -Infinity, rightmost: Infinity };
  const frame = planned(open, landmarks, extent, source, spec);
  if (frame === undefined) return { ok: false, refusal: whyNone(landmarks, open, spec) };
  return describe(frame, landmarks, extent, source, spec);
}

function planned(
  open: FrameLimits,
  landmarks: Landmarks,
  extent: PersonExtent,
  source: { readonly width: number },
  spec: PhotoSpec,
): MarginFrame | undefined {
  const best = bestFrame([open], MIN_MARGIN, landmarks, spec);
  const uncut = extent.leftCutFrom === null && extent.rightCutFrom === null;
  if (best === undefined || uncut) return best;
  // What the bands lack already is not a reason to show a cut shoulder as well.
  const least = Math.max(MIN_MARGIN, Math.min(SAFE_MARGIN, 0.8 * best.margin));
  const hidden = bestFrame(hidingLimits(open, extent, source), least, landmarks, spec);
  return hidden ?? zoomedFrame(Math.min(SAFE_MARGIN, best.margin), open, landmarks, extent, source, spec);
}

function refuseEarly({ hairTop, eyeLine, faceWidth, faceCentre }: Landmarks): CropRefusal | undefined {
  const measured = [hairTop, eyeLine, faceWidth, faceCentre].every(Number.isFinite);
  if (!measured || faceWidth <= 0 || hairTop >= eyeLine) return { code: "landmarks_inconsistent" };
  // One row of doubt: a matte fades at the picture's border.
  if (hairTop <= 1) return { code: "head_top_cropped" };
  if (faceWidth < MIN_FACE_WIDTH) return { code: "face_too_small", faceWidth, min: MIN_FACE_WIDTH };
  return undefined;
}

/** Each way of keeping the cut sides out of sight: inside the picture's edge, or ending above the cut. */
function hidingLimits(
  open: FrameLimits,
  { leftCutFrom, rightCutFrom }: PersonExtent,
  { width }: { readonly width: number },
): FrameLimits[] {
  const ways = (limits: readonly FrameLimits[], cutFrom: number | null, edge: Partial<FrameLimits>) =>
    cutFrom === null
      ? limits
      : limits.flatMap((each) => [
          { ...each, ...edge },
          { ...each, lowest: Math.min(each.lowest, cutFrom) },
        ]);
  return [...ways(ways([open], leftCutFrom, { leftmost: 0 }), rightCutFrom, { rightmost: width })];
}

interface MarginFrame extends Frame {
  readonly margin: number;
}

function bestFrame(
  choices: readonly FrameLimits[],
  least: number,
  landmarks: Landmarks,
  spec: PhotoSpec,
): MarginFrame | undefined {
  let best: MarginFrame | undefined;
  for (const limits of choices) {
    const margin = largestMargin(least, landmarks, limits, spec);
    if (margin === undefined || (best !== undefined && margin <= best.margin)) continue;
    const scales = scalesWithMargin(margin, landmarks, limits, spec);
    if (scales === undefined) continue;
    const scale = (scales.min + scales.max) / 2;
    best = { ...frameAt(scale, margin, landmarks, limits, spec), margin };
  }
  return best;
}

/** The largest scale that keeps a margin, moved off the centre, as far as that margin goes, away from a cut side. */
function zoomedFrame(
  margin: number,
  open: FrameLimits,
  landmarks: Landmarks,
  { leftCutFrom, rightCutFrom }: PersonExtent,
  source: { readonly width: number },
  spec: PhotoSpec,
): MarginFrame | undefined {
  const scales = scalesWithMargin(margin, landmarks, open, spec);
  if (scales === undefined) return undefined;
  const frame = frameAt(scales.max, margin, landmarks, open, spec);
  const slack = spec.geometry.centreOffset * (1 - Math.max(0, margin));
  const rightmost = frame.scale * source.width - spec.width;
  const left = leftCutFrom === null ? Infinity : frame.x;
  const right = rightCutFrom === null ? Infinity : rightmost - frame.x;
  // A negative distance to an edge is a strip that shows; moving may close it but must not open the other.
  const move =
    left < 0 ? Math.min(slack, -left, Math.max(0, right)) : -Math.min(slack, Math.max(0, -right), left);
  return { ...frame, x: frame.x + move, margin };
}

function whyNone(landmarks: Landmarks, open: FrameLimits, spec: PhotoSpec): CropRefusal {
  const unbounded: FrameLimits = { ...open, lowest: Infinity };
  const scales = scalesWithMargin(MIN_MARGIN, landmarks, unbounded, spec);
  if (scales !== undefined) {
    // The larger the scale and the higher the frame, the less of the body it needs.
    const needed = highestLowerEdge(scales.max, MIN_MARGIN, landmarks, spec);
    return { code: "body_cut_below", missingRows: Math.max(1, Math.ceil(needed - open.lowest)) };
  }
  const { hairTop, eyeLine, faceWidth } = judgedBands(spec);
  const ratio = (landmarks.eyeLine - landmarks.hairTop) / landmarks.faceWidth;
  const max = (eyeLine.max - hairTop.min) / faceWidth.min;
  const min = Math.max(0, eyeLine.min - hairTop.max) / faceWidth.max;
  const middle = (eyeLine.aim - hairTop.aim) / faceWidth.aim;
  return ratio > middle ? { code: "hair_too_tall", ratio, max } : { code: "forehead_too_low", ratio, min };
}

function describe(
  { scale, x, y, margin }: MarginFrame,
  landmarks: Landmarks,
  { leftCutFrom, rightCutFrom }: PersonExtent,
  source: { readonly width: number },
  spec: PhotoSpec,
): CropPlan {
  const crop = { x: x / scale, y: y / scale, width: spec.width / scale, height: spec.height / scale };
  const shows = (cutFrom: number | null): boolean => cutFrom !== null && cutFrom < crop.y + crop.height;
  return {
    ok: true,
    crop,
    scale,
    margin,
    predicted: predictGeometry(landmarks, crop, spec),
    sideCut: {
      left: shows(leftCutFrom) ? Math.max(0, -x) : 0,
      right: shows(rightCutFrom) ? Math.max(0, x + spec.width - scale * source.width) : 0,
    },
  };
}

/** Where head and face lie in the output of a crop, picture pixels. */
export function predictGeometry(
  { hairTop, eyeLine, faceWidth, faceCentre }: Landmarks,
  crop: Box,
  { width, height }: Pick<PhotoSpec, "width" | "height">,
): PredictedGeometry {
  const across = width / crop.width;
  const down = height / crop.height;
  return {
    hairTop: (hairTop - crop.y) * down,
    eyeLine: (eyeLine - crop.y) * down,
    faceWidth: faceWidth * across,
    centreOffset: (faceCentre - crop.x) * across - width / 2,
  };
}
