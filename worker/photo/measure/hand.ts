import type { Lab } from "./colour.ts";
import type { FaceView } from "./face-view.ts";
import { areasOf, type HeadMap } from "./head-map.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { inPatch, outlineIn } from "./patch.ts";
import { medianLab, swatch } from "./swatch.ts";

/** Hands that were found, as areas of lit skin, face widths squared. */
export interface HandLook {
  /** Beside the jaw: a hand at the face, or a bare shoulder pulled up to it. */
  readonly besideJaw: number;
  /** To one side of the throat, by how much it is more than on the other: fingers or a hand before it. */
  readonly besideThroat: number;
}

/** Where a hand at the jaw would be, face widths: from the mouth to this far below the chin, outside the neck. */
const BELOW_CHIN = 0.12;
const FROM_MIDDLE = 0.4;
const TO_MIDDLE = 1.1;
/** Where one at the throat would be: from here below the chin, its middle this far to a side, this share of it on that side. */
const THROAT = { belowChin: 0.05, from: 0.18, to: 0.7, share: 0.9 } as const;
const PERSON = 200;

/** Skin as the cheek's: L* between these parts of it, a* and b* within this distance. */
interface Likeness {
  readonly from: number;
  readonly to: number;
  readonly ab: number;
  /** Skin is smooth: less difference of L* across two pixels than this, both ways together; hair has more. */
  readonly smooth: number;
}

const AT_JAW: Likeness = { from: 0.78, to: 1.22, ab: 8, smooth: 8 };
/** The throat lies in the chin's shadow, a hand before it does not: only what is about as light as the cheek counts. */
const AT_THROAT: Likeness = { from: 0.93, to: 1.22, ab: 10, smooth: 10 };
/** Share of the pixels around one that must be skin for it to count. */
const MOSTLY = 0.6;
/** Lightness of the cheek at which hair, clothes and skin can be told apart. */
const TELLING = { from: 25, to: 92 } as const;

/** Looks for hands at the jaw and before the throat; null when the face is too dark or too bright to tell. */
export function measureHands(view: FaceView, map: HeadMap): HandLook | null {
  const { patch, unit, face } = map;
  const { side } = patch;
  const at = (point: number) => inPatch(patch, view.mesh, point);
  const cheek = litCheek(view, map);
  if (cheek.l < TELLING.from || cheek.l > TELLING.to) return null;
  const middle = (at(POINT.rightCheek).x + at(POINT.leftCheek).x) / 2;
  const chin = at(POINT.chin).y;
  const fromMiddle = (pixel: number) => ((pixel % side) - middle) / unit;

  const jawTop = Math.max(1, Math.floor(at(POINT.upperLipInner).y));
  const jaw = areasOfSkin(map, cheek, AT_JAW, jawTop, chin + BELOW_CHIN * unit, (pixel) => {
    const away = Math.abs(fromMiddle(pixel));
    return away > FROM_MIDDLE && away < TO_MIDDLE && face[pixel] !== 1;
  });
  const throatTop = Math.max(1, Math.floor(chin + THROAT.belowChin * unit));
  const throat = areasOfSkin(map, cheek, AT_THROAT, throatTop, side, (pixel) => face[pixel] !== 1);
  const beside = (sign: number) => throat.filter((area) => isBeside(area.map((p) => sign * fromMiddle(p))));
  return {
    besideJaw: largest(jaw) / unit ** 2,
    besideThroat: Math.abs(largest(beside(1)) - largest(beside(-1))) / unit ** 2,
  };
}

/** The colour of the lighter cheek. */
function litCheek({ mesh }: FaceView, { patch }: HeadMap): Lab {
  const [right, left] = [OUTLINE.rightCheek, OUTLINE.leftCheek].map((outline) =>
    medianLab(swatch(patch, outlineIn(patch, mesh, outline))),
  ) as [Lab, Lab];
  return right.l > left.l ? right : left;
}

/** The connected areas, from one row of the patch to another, of pixels in a place that are skin, as most around them. */
function areasOfSkin(
  { patch: { side }, lab, person }: HeadMap,
  cheek: Lab,
  like: Likeness,
  top: number,
  bottom: number,
  isThere: (pixel: number) => boolean,
): number[][] {
  const l = (pixel: number) => lab[3 * pixel] ?? 0;
  const isSkin = (pixel: number) =>
    (person[pixel] ?? 0) >= PERSON &&
    l(pixel) > like.from * cheek.l &&
    l(pixel) < like.to * cheek.l &&
    Math.hypot((lab[3 * pixel + 1] ?? 0) - cheek.a, (lab[3 * pixel + 2] ?? 0) - cheek.b) < like.ab &&
    Math.abs(l(pixel + 1) - l(pixel - 1)) + Math.abs(l(pixel + side) - l(pixel - side)) < like.smooth;
  const last = Math.min(side - 1, bottom);
  const skin = new Uint8Array(side * side);
  for (let pixel = (top - 1) * side; pixel < (last + 1) * side; pixel++) if (isSkin(pixel)) skin[pixel] = 1;
  const found = new Uint8Array(side * side);
  for (let pixel = top * side; pixel < last * side; pixel++) {
    if (isThere(pixel) && isMostly(skin, pixel, side)) found[pixel] = 1;
  }
  return areasOf(found, side);
}

/** Whether an area lies to the side of the throat where distances from the midline are positive, all but a fingertip of it. */
function isBeside(distances: readonly number[]): boolean {
  const centre = distances.reduce((sum, away) => sum + away, 0) / distances.length;
  const onSide = distances.filter((away) => away > 0).length;
  return centre > THROAT.from && centre < THROAT.to && onSide >= THROAT.share * distances.length;
}

function largest(areas: readonly number[][]): number {
  return Math.max(0, ...areas.map(({ length }) => length));
}

/** Whether most of the pixels around one, itself included, are ones. */
function isMostly(mask: Uint8Array, pixel: number, width: number): boolean {
  let ones = 0;
  for (let y = -1; y <= 1; y++) {
    for (let x = -1; x <= 1; x++) ones += mask[pixel + y * width + x] ?? 0;
  }
  return ones >= 9 * MOSTLY;
}
