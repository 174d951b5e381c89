import type { Matte } from "../../../wasm/picture.ts";
import { type Lab, toLab } from "./colour.ts";
import { type FaceView, lookAt, meshPoint } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { inPatch, outlineIn, type Patch, type Point } from "./patch.ts";
import { type PersonTest, personIn } from "./person-in.ts";
import { medianLab, quantile, type Swatch, swatch } from "./swatch.ts";

/** What is seen on, above and beside the head. */
export interface HeadLook {
  /** Share of the head's width that the picture's upper edge cuts; 0 when there is room above the hair. */
  readonly cut: number;
  /**
   * Colour distance (CIE 1976) between what lies on the head and the hair beside the face; null without long hair.
   */
  readonly topAgainstSides: number | null;
  /** Colour of what lies on the head; null when the picture does not show it. */
  readonly top: Lab | null;
  /** Lightness of the brows. */
  readonly brows: number;
  /** Colour distance between the upper forehead and the cheeks: small when the forehead is bare. */
  readonly foreheadCover: number;
  /** Share of the strip beside the cheek that has the cheek's colour, the greater of both sides: ears. */
  readonly ears: number;
}

const PATCH = 256;
const REACH = 2.4;
/** Pixels of the patch a face width. */
const UNIT = PATCH / REACH;
const PERSON = 128;
const SURE_PERSON = 200;
/** Fewer samples than this part of a square face width do not show a thing. */
const LEAST_TOP = 0.02;
const LEAST_SIDES = 0.018;

const BROWS = [
  [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
  [300, 293, 334, 296, 336, 285, 295, 282, 283, 276],
];
const UPPER_FOREHEAD = [103, 67, 109, 10, 338, 297, 332, 333, 299, 337, 151, 108, 69, 104];

/** Looks at hair, forehead and ears with the help of the person's matte. */
export function measureHead(view: FaceView, matte: Matte): HeadLook {
  const { mesh } = view;
  const patch = lookAt(view, [POINT.foreheadTop, POINT.chin], REACH, PATCH);
  const isPerson = personIn(patch, matte);
  const take = (outline: readonly number[]) => swatch(patch, outlineIn(patch, mesh, outline));
  const rightCheek = medianLab(take(OUTLINE.rightCheek));
  const leftCheek = medianLab(take(OUTLINE.leftCheek));
  const crown = inPatch(patch, mesh, POINT.foreheadTop);
  const top = within(patch, isPerson, crown, [-0.28, 0.28], [-0.36, -0.1]);
  const sides = join(
    within(patch, isPerson, crown, [-0.7, -0.58], [0.75, 1.15]),
    within(patch, isPerson, crown, [0.58, 0.7], [0.75, 1.15]),
  );
  const topColour = top.l.length < LEAST_TOP * UNIT ** 2 ? null : medianLab(top);
  const sideColour = sides.l.length < LEAST_SIDES * UNIT ** 2 ? null : medianLab(sides);
  return {
    cut: cutByEdge(view, matte),
    topAgainstSides: topColour && sideColour ? distance(topColour, sideColour) : null,
    top: topColour,
    brows: quantile(
      BROWS.flatMap((brow) => take(brow).l),
      0.5,
    ),
    foreheadCover: distance(medianLab(take(UPPER_FOREHEAD)), middle(rightCheek, leftCheek)),
    ears: Math.max(
      earLikeness(patch, isPerson, view, -1, rightCheek),
      earLikeness(patch, isPerson, view, 1, leftCheek),
    ),
  };
}

function colourAt({ side, rgb }: Patch, x: number, y: number): Lab {
  const at = 3 * (y * side + x);
  return toLab(rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number);
}

/** The person's colours in a rectangle about a place, its bounds in face widths. */
function within(
  patch: Patch,
  isPerson: PersonTest,
  from: Point,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): Swatch {
  const found: Swatch = { l: [], a: [], b: [], x: [], y: [] };
  const end = Math.min(PATCH, from.y + bottom * UNIT);
  for (let y = Math.max(0, Math.round(from.y + top * UNIT)); y < end; y += 2) {
    const last = Math.min(PATCH, from.x + right * UNIT);
    for (let x = Math.max(0, Math.round(from.x + left * UNIT)); x < last; x += 2) {
      if (isPerson(x, y) < SURE_PERSON) continue;
      const { l, a, b } = colourAt(patch, x, y);
      found.l.push(l);
      found.a.push(a);
      found.b.push(b);
    }
  }
  return found;
}

/** How much of the strip beside a cheek, from eyes to mouth, has the cheek's colour: an ear, or the face's own edge. */
function earLikeness(
  patch: Patch,
  isPerson: PersonTest,
  { mesh }: FaceView,
  outward: -1 | 1,
  skin: Lab,
): number {
  const cheek = inPatch(patch, mesh, outward < 0 ? POINT.rightCheek : POINT.leftCheek);
  const bottom = inPatch(patch, mesh, POINT.upperLipInner).y;
  let [all, alike] = [0, 0];
  for (let y = Math.round(inPatch(patch, mesh, POINT.noseBridge).y); y < bottom; y++) {
    for (let step = 2; step < 12; step++) {
      const x = Math.round(cheek.x + (outward * step * UNIT) / 100);
      all++;
      if (x < 0 || x >= PATCH || y < 0 || y >= PATCH || isPerson(x, y) < PERSON) continue;
      const { l, a, b } = colourAt(patch, x, y);
      if (Math.hypot(a - skin.a, b - skin.b) < 14 && l > 0.45 * skin.l && l < 1.6 * skin.l) alike++;
    }
  }
  return all === 0 ? 0 : alike / all;
}

/** The share of one and a half face widths of the picture's first row that is person. */
function cutByEdge({ mesh, pose }: FaceView, matte: Matte): number {
  const middleX = meshPoint(mesh, POINT.foreheadTop).x;
  const from = Math.max(0, Math.round(middleX - 0.75 * pose.unit));
  const to = Math.min(matte.width, Math.round(middleX + 0.75 * pose.unit));
  let cut = 0;
  for (let x = from; x < to; x++) if ((matte.alpha[x] as number) >= PERSON) cut++;
  return to > from ? cut / (to - from) : 0;
}

function join(a: Swatch, b: Swatch): Swatch {
  return { l: [...a.l, ...b.l], a: [...a.a, ...b.a], b: [...a.b, ...b.b], x: [], y: [] };
}

function middle(p: Lab, q: Lab): Lab {
  return { l: (p.l + q.l) / 2, a: (p.a + q.a) / 2, b: (p.b + q.b) / 2 };
}

function distance(p: Lab, q: Lab): number {
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
}
