import { luminanceOf } from "./colour.ts";
import { type FaceView, lookAt } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { outlineIn } from "./patch.ts";
import { mean, medianLab, quantile, type Swatch, swatch } from "./swatch.ts";

/** How the face is lit and what colour its skin has. */
export interface SkinLight {
  /** CIE L*, 0 to 100, of the brightest twentieth of the face. */
  readonly brightest: number;
  /** Share of the face that is burnt out. */
  readonly burnt: number;
  /** How many times brighter, in linear light, the brighter half of the face is; 1 is even. */
  readonly sides: number;
  /** CIE L*a*b* hue angle of the skin, degrees, -180 to 180; healthy skin of any tone lies near 50. */
  readonly hue: number;
  /** CIE L*a*b* chroma of the skin. */
  readonly chroma: number;
  /** How far apart the colours of both cheeks are, in a* and b*. */
  readonly hueSpread: number;
  /** Chroma below which 95% of the face lies: next to nothing in a grey picture. */
  readonly mostChroma: number;
}

const PATCH = 176;
const REACH = 2.2;
/** L* of a pixel that carries no shade any more. */
const BURNT = 99;

/** Measures brightness, evenness and colour of the face's skin. */
export function measureSkinLight(view: FaceView): SkinLight {
  const patch = lookAt(view, [POINT.foreheadTop, POINT.chin], REACH, PATCH);
  const take = (outline: readonly number[]) => swatch(patch, outlineIn(patch, view.mesh, outline));
  const face = take(OUTLINE.face);
  const right = [OUTLINE.rightCheek, OUTLINE.rightForehead, OUTLINE.rightJaw].map(take);
  const left = [OUTLINE.leftCheek, OUTLINE.leftForehead, OUTLINE.leftJaw].map(take);
  const skin = [right[0], left[0], right[1], left[1], take(OUTLINE.nose)].map((part) =>
    medianLab(part as Swatch),
  );
  const a = quantile(
    skin.map((lab) => lab.a),
    0.5,
  );
  const b = quantile(
    skin.map((lab) => lab.b),
    0.5,
  );
  const [rightCheek, leftCheek] = [skin[0], skin[1]];
  return {
    brightest: quantile(face.l, 0.95),
    burnt: face.l.filter((l) => l >= BURNT).length / face.l.length,
    sides: ratio(sumOfLight(right), sumOfLight(left)),
    hue: (Math.atan2(b, a) * 180) / Math.PI,
    chroma: Math.hypot(a, b),
    hueSpread: Math.hypot(
      (rightCheek?.a ?? 0) - (leftCheek?.a ?? 0),
      (rightCheek?.b ?? 0) - (leftCheek?.b ?? 0),
    ),
    mostChroma: quantile(
      face.a.map((value, i) => Math.hypot(value, face.b[i] ?? 0)),
      0.95,
    ),
  };
}

/** The brighter over the darker. */
function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.max(Math.min(a, b), 1e-6);
}

function sumOfLight(parts: readonly Swatch[]): number {
  return parts.reduce((sum, part) => sum + mean(part.l.map(luminanceOf)), 0);
}
