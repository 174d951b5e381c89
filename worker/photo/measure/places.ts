import type { Box } from "../../../wasm/picture.ts";
import type { Place } from "../checks/region.ts";
import { meshPoint } from "./face-view.ts";
import { LEFT_EYE, OUTLINE, POINT, RIGHT_EYE } from "./landmarks.ts";
import type { Point } from "./patch.ts";

/** What the places of a person are found from; all in pixels of one upright picture. */
export interface Sighted {
  readonly picture: { readonly width: number; readonly height: number };
  /** 468 points as x, y, z triples. */
  readonly mesh: Float32Array;
  readonly hairTop: number;
  readonly otherFaces: readonly Box[];
  /** From where on down the picture's left and right edge cut the person; null where they do not. */
  readonly cutFrom: { readonly left: number | null; readonly right: number | null };
}

const EYES = [RIGHT_EYE, LEFT_EYE].flatMap(({ outer, inner, upper, lower }) => [
  outer,
  inner,
  ...upper,
  ...lower,
]);
const FOREHEAD = [...OUTLINE.rightForehead, ...OUTLINE.leftForehead];

/** A box about each part that findings are about, same pixels; a box may reach past the picture. */
export function findPlaces(sighted: Sighted): Partial<Record<Place, Box>> {
  const { picture, mesh, hairTop, otherFaces, cutFrom } = sighted;
  const about = (points: readonly number[], room: number) =>
    boxAbout(
      points.map((point) => meshPoint(mesh, point)),
      room,
    );
  const face = about(OUTLINE.face, 0);
  const unit = face.width;
  const middle = face.x + unit / 2;
  const forehead = about(FOREHEAD, 0.02 * unit);
  const nose = meshPoint(mesh, POINT.noseBridge).y;
  const below = face.y + face.height + 0.15 * unit;
  const top = Math.min(Number.isFinite(hairTop) ? hairTop : face.y, forehead.y) - 0.08 * unit;
  const [otherFace] = otherFaces;
  const shoulder = shoulderBox(cutFrom, picture, unit);
  return {
    face,
    eyes: about(EYES, 0.07 * unit),
    mouth: about(OUTLINE.lips, 0.06 * unit),
    forehead,
    jaw: {
      x: middle - unit,
      y: face.y + 0.6 * face.height,
      width: 2 * unit,
      height: 0.55 * face.height,
    },
    hair: { x: middle - 0.8 * unit, y: top, width: 1.6 * unit, height: Math.max(0.3 * unit, nose - top) },
    crown: {
      x: middle - 0.75 * unit,
      y: top,
      width: 1.5 * unit,
      height: Math.max(0.15 * unit, forehead.y + 0.1 * unit - top),
    },
    ears: {
      x: middle - 0.65 * unit,
      y: nose - 0.1 * unit,
      width: 1.3 * unit,
      height: 0.6 * unit,
    },
    clothes: { x: middle - 1.3 * unit, y: below, width: 2.6 * unit, height: 1.45 * unit },
    lowerEdge: {
      x: middle - 1.3 * unit,
      y: picture.height - 0.2 * unit,
      width: 2.6 * unit,
      height: 0.2 * unit,
    },
    ...(otherFace && { otherFace }),
    ...(shoulder && { shoulder }),
  };
}

/** The strip along the side that cuts the person, within the picture and as far outside. */
function shoulderBox({ left, right }: Sighted["cutFrom"], picture: Sighted["picture"], unit: number) {
  const from = left ?? right;
  if (from === null) return undefined;
  const edge = left === null ? picture.width : 0;
  return { x: edge - 0.3 * unit, y: from, width: 0.6 * unit, height: picture.height - from };
}

function boxAbout(points: readonly Point[], room: number): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs) - room, Math.min(...ys) - room];
  return { x, y, width: Math.max(...xs) + room - x, height: Math.max(...ys) + room - y };
}
