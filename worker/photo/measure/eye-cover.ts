import { type FaceView, lookAt } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { outlineIn } from "./patch.ts";
import { medianLab, swatch } from "./swatch.ts";

/** How far the skin around the eyes looks like the cheek on the same side; what lies over the eyes does not. */
export interface EyeCover {
  /** Distance in a* and b* between the skin under the eye and the cheek, the lesser of both sides. */
  readonly tint: number;
  /** Lightness of the skin under the eye over that of the cheek, on the side that is nearer to it. */
  readonly shade: number;
}

const PATCH = 192;
const REACH = 1.4;
const UNDER_RIGHT = [33, 7, 163, 144, 145, 153, 154, 155, 133, 233, 232, 231, 230, 229, 228, 31];
const UNDER_LEFT = [263, 249, 390, 373, 374, 380, 381, 382, 362, 453, 452, 451, 450, 449, 448, 261];

/** Compares the skin under each eye with the cheek below it, so that light from one side does not matter. */
export function measureEyeCover(view: FaceView): EyeCover {
  const patch = lookAt(view, [POINT.noseBridge, POINT.noseTip], REACH, PATCH);
  const take = (outline: readonly number[]) => medianLab(swatch(patch, outlineIn(patch, view.mesh, outline)));
  const side = (under: readonly number[], cheek: readonly number[]) => {
    const [skin, near] = [take(cheek), take(under)];
    return { tint: Math.hypot(skin.a - near.a, skin.b - near.b), shade: near.l / Math.max(1, skin.l) };
  };
  const right = side(UNDER_RIGHT, OUTLINE.rightCheek);
  const left = side(UNDER_LEFT, OUTLINE.leftCheek);
  return {
    tint: Math.min(right.tint, left.tint),
    shade: Math.abs(Math.log(right.shade)) < Math.abs(Math.log(left.shade)) ? right.shade : left.shade,
  };
}
