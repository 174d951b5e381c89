import type { Lab } from "./colour.ts";
import { type FaceView, lookAt } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { inPatch, outlineIn } from "./patch.ts";
import { medianLab, quantile, type Swatch, swatch } from "./swatch.ts";

const PATCH = 128;
/** Side of the look in face widths: the mouth with the skin around it. */
const REACH = 0.9;
/** The part of the mouth's width at either end that is left out: corners are dark in every mouth. */
const CORNER = 0.25;
/** Fewer pixels in a row say nothing about it. */
const LEAST = 8;
/** How much darker than the skin the line between the lips is, as a share, to be plainly seen. */
const LINE = 0.2;
/** How far lips and skin part in a* and b* to be plainly seen. */
const COLOUR = 6;
const ABOVE = [
  57, 186, 92, 165, 167, 164, 393, 391, 322, 410, 287, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185, 61,
];
const BELOW = [43, 106, 182, 83, 18, 313, 406, 335, 273, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146, 61];

/** How plainly lips are seen in the skin around them: 1 and more for plainly, near 0 when something covers them. */
export function lipsSeen(view: FaceView): number {
  const { mesh } = view;
  const around = [POINT.rightMouth, POINT.leftMouth, POINT.upperLipOuter, POINT.lowerLipOuter];
  const patch = lookAt(view, around, REACH, PATCH);
  const take = (outline: readonly number[]) => swatch(patch, outlineIn(patch, mesh, outline));
  const mouth = take(OUTLINE.lips);
  const lips = medianLab(mouth);
  const [above, below] = [medianLab(take(ABOVE)), medianLab(take(BELOW))];
  const from = inPatch(patch, mesh, POINT.rightMouth).x;
  const width = inPatch(patch, mesh, POINT.leftMouth).x - from;
  const darkest = darkestRow(mouth, from + CORNER * width, from + (1 - CORNER) * width);
  const line = 1 - darkest / ((above.l + below.l) / 2);
  return Math.max(line / LINE, Math.min(apart(lips, above), apart(lips, below)) / COLOUR);
}

/** The median lightness of the darkest row between two columns. */
function darkestRow({ l, x, y }: Swatch, from: number, to: number): number {
  const rows = new Map<number, number[]>();
  y.forEach((row, i) => {
    const column = x[i] as number;
    if (column <= from || column >= to) return;
    const found = rows.get(row) ?? [];
    found.push(l[i] as number);
    rows.set(row, found);
  });
  const medians = [...rows.values()]
    .filter(({ length }) => length > LEAST)
    .map((values) => quantile(values, 0.5));
  return Math.min(...medians);
}

function apart(p: Lab, q: Lab): number {
  return Math.hypot(p.a - q.a, p.b - q.b);
}
