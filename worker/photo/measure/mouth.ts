import { type FaceView, lookAt, meshPoint, span } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { lipsSeen } from "./lips.ts";
import { inPatch, outlineIn } from "./patch.ts";
import { quantile, swatch } from "./swatch.ts";

/** What the mouth does; heights in face widths, the mean over the middle of the mouth. */
export interface MouthLook {
  /** Between the inner edges of the lips, by the mesh. */
  readonly gap: number;
  /** Of that, how much is dark as an open mouth is. */
  readonly dark: number;
  /** Of that, how much is teeth. */
  readonly teeth: number;
  /**
   * How far the corners of the mouth lie above its middle, face widths: a smile lifts them, a grimace or a shout only
   * pulls them apart.
   */
  readonly lift: number;
  /**
   * How plainly lips are seen where the mesh has them, 1 and more for plainly: by the dark line between them, or by
   * their colour against the skin around. Near 0 behind a hand or a mask.
   */
  readonly seen: number;
  /** Between the corners of the mouth, over the distance between the outer corners of the eyes. */
  readonly width: number;
}

const PATCH = 128;
const REACH = 0.7;
/** The part of the mouth's width at either end that is left out: corners are dark in every mouth. */
const CORNER = 0.2;
/** A pixel is dark below this share of the lower lip's lightness. */
const DARK = 0.5;
/**
 * Teeth against the lower lip: not much darker even in the lip's shadow, much less coloured, and less red by this
 * much in a*.
 */
const TOOTH = { lightness: 0.65, chroma: 0.6, redness: 8 } as const;

/** Measures how far the mouth is open and what is seen in it. */
export function measureMouth(view: FaceView): MouthLook {
  const { mesh, pose } = view;
  const corners = [POINT.rightMouth, POINT.leftMouth, POINT.upperLipOuter, POINT.lowerLipOuter];
  const patch = lookAt(view, corners, REACH, PATCH);
  const take = (outline: readonly number[]) => swatch(patch, outlineIn(patch, mesh, outline));
  const lip = take(OUTLINE.lowerLip);
  const lipL = quantile(lip.l, 0.5);
  const lipA = quantile(lip.a, 0.5);
  const lipChroma = Math.hypot(lipA, quantile(lip.b, 0.5));
  const inside = take(OUTLINE.mouthInner);
  const from = inPatch(patch, mesh, POINT.rightMouthInner).x;
  const width = inPatch(patch, mesh, POINT.leftMouthInner).x - from;
  let [dark, teeth] = [0, 0];
  inside.x.forEach((x, i) => {
    if (x < from + CORNER * width || x > from + (1 - CORNER) * width) return;
    const [l, a, b] = [inside.l[i] ?? 0, inside.a[i] ?? 0, inside.b[i] ?? 0];
    if (l < DARK * lipL) dark++;
    else if (l > TOOTH.lightness * lipL && isPale(a, b, lipA, lipChroma)) teeth++;
  });
  // Pixels over columns is a mean height in patch pixels.
  const height = REACH / PATCH / ((1 - 2 * CORNER) * width);
  return {
    gap: span(mesh, POINT.upperLipInner, POINT.lowerLipInner) / pose.unit,
    dark: dark * height,
    teeth: teeth * height,
    lift: lift(view),
    seen: lipsSeen(view),
    width: span(mesh, POINT.rightMouth, POINT.leftMouth) / span(mesh, 33, 263),
  };
}

function lift({ mesh, pose }: FaceView): number {
  const tilt = (pose.roll * Math.PI) / 180;
  const height = (index: number) => {
    const { x, y } = meshPoint(mesh, index);
    return y * Math.cos(tilt) - x * Math.sin(tilt);
  };
  const middle = height(POINT.upperLipInner) + height(POINT.lowerLipInner);
  return (middle - height(POINT.rightMouth) - height(POINT.leftMouth)) / 2 / pose.unit;
}

function isPale(a: number, b: number, lipA: number, lipChroma: number): boolean {
  return Math.hypot(a, b) < TOOTH.chroma * lipChroma && a < lipA - TOOTH.redness;
}
