import type { FaceView } from "./face-view.ts";
import { areasOf, type HeadMap } from "./head-map.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { inPatch, outlineIn } from "./patch.ts";
import { medianLab, swatch } from "./swatch.ts";

/** Where a hand at the face would be, face widths: from the mouth to this far below the chin, outside the neck. */
const BELOW_CHIN = 0.12;
const FROM_MIDDLE = 0.4;
const TO_MIDDLE = 1.1;
const PERSON = 200;
/** Skin as well lit as the cheek: L* within this part of it, a* and b* within this distance. */
const LIT = { part: 0.22, ab: 8 } as const;
/** Skin is smooth: less difference of L* across two pixels than this, both ways together; hair has more. */
const SMOOTH = 8;
/** Share of the pixels around one that must be skin for it to count. */
const MOSTLY = 0.6;
/** Lightness of the cheek at which hair, clothes and skin can be told apart. */
const TELLING = { from: 25, to: 92 } as const;

/**
 * The largest smooth area beside the jaw that has the colour and the light of the cheek: a hand at the face, or a bare
 * shoulder pulled up to it. Face widths squared; null when the face is too dark or too bright to tell.
 */
export function measureHand({ mesh }: FaceView, { patch, unit, lab, person, face }: HeadMap): number | null {
  const { side } = patch;
  const cheeks = [OUTLINE.rightCheek, OUTLINE.leftCheek].map((outline) =>
    medianLab(swatch(patch, outlineIn(patch, mesh, outline))),
  );
  const [cheek] = cheeks.sort((p, q) => q.l - p.l);
  if (!cheek || cheek.l < TELLING.from || cheek.l > TELLING.to) return null;
  const l = (pixel: number) => lab[3 * pixel] ?? 0;
  const isSkin = (pixel: number) =>
    (person[pixel] ?? 0) >= PERSON &&
    Math.abs(l(pixel) / cheek.l - 1) < LIT.part &&
    Math.hypot((lab[3 * pixel + 1] ?? 0) - cheek.a, (lab[3 * pixel + 2] ?? 0) - cheek.b) < LIT.ab &&
    Math.abs(l(pixel + 1) - l(pixel - 1)) + Math.abs(l(pixel + side) - l(pixel - side)) < SMOOTH;
  const middle = (inPatch(patch, mesh, POINT.rightCheek).x + inPatch(patch, mesh, POINT.leftCheek).x) / 2;
  const top = Math.max(1, Math.floor(inPatch(patch, mesh, POINT.upperLipInner).y));
  const bottom = Math.min(side - 1, inPatch(patch, mesh, POINT.chin).y + BELOW_CHIN * unit);
  const skin = new Uint8Array(side * side);
  for (let pixel = (top - 1) * side; pixel < (bottom + 1) * side; pixel++) if (isSkin(pixel)) skin[pixel] = 1;
  const hand = new Uint8Array(side * side);
  for (let pixel = top * side; pixel < bottom * side; pixel++) {
    const away = Math.abs((pixel % side) - middle) / unit;
    if (away <= FROM_MIDDLE || away >= TO_MIDDLE || face[pixel] === 1) continue;
    if (isMostly(skin, pixel, side)) hand[pixel] = 1;
  }
  return Math.max(0, ...areasOf(hand, side).map(({ length }) => length)) / unit ** 2;
}

/** Whether most of the pixels around one, itself included, are ones. */
function isMostly(mask: Uint8Array, pixel: number, width: number): boolean {
  let ones = 0;
  for (let y = -1; y <= 1; y++) {
    for (let x = -1; x <= 1; x++) ones += mask[pixel + y * width + x] ?? 0;
  }
  return ones >= 9 * MOSTLY;
}
