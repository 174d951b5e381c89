import type { Matte } from "../../../wasm/picture.ts";
import type { Landmarks } from "./landmarks.ts";

/**
 * A pixel counts as hair from 30% opacity on. Dark hair at that is 40 levels and more off a light background, where
 * a judge begins to see it; measured so in finished photos, the two agree within 1 px in most.
 */
const HAIR = 77;
/** How far to either side of the face's middle hair may rise, in face widths: wide curls, but not a neighbour. */
const REACH = 1.1;
/** A row is hair when at least this many face widths of it are: single strands do not make the top of the head. */
const ROW_SHARE = 0.02;

/**
 * Finds the top of the hair in the matte, not from a ratio of landmarks, which would clip buns.
 *
 * Only what hangs together with the face counts, so that a lamp or a hand above the head does not.
 *
 * @param matte The person's matte, picture size.
 * @param face  Face in the same pixels.
 * @returns y of the top of the hair; 0 when it touches the picture's upper edge; NaN when the matte does not
 *   cover the face.
 */
export function hairTop(
  matte: Matte,
  { eyeLine, faceWidth, faceCentre }: Omit<Landmarks, "hairTop">,
): number {
  const left = Math.max(0, Math.floor(faceCentre - REACH * faceWidth));
  const right = Math.min(matte.width, Math.ceil(faceCentre + REACH * faceWidth));
  const bottom = Math.min(matte.height, Math.max(0, Math.round(eyeLine)));
  const width = right - left;
  if (!(width > 0 && bottom > 0)) return Number.NaN;

  const reached = growUp(matte, left, width, bottom, Math.round(faceCentre) - left, faceWidth);
  const enough = Math.max(2, Math.round(ROW_SHARE * faceWidth));
  for (let y = 0; y < bottom; y++) {
    let hair = 0;
    for (let x = 0; x < width; x++) hair += reached[y * width + x] as number;
    if (hair >= enough) return y;
  }
  return Number.NaN;
}

/** Marks with 1 the person's pixels above `bottom` that are connected to the middle of the face. */
function growUp(
  matte: Matte,
  left: number,
  width: number,
  bottom: number,
  centre: number,
  faceWidth: number,
): Uint8Array {
  const reached = new Uint8Array(width * bottom);
  const stack: number[] = [];
  const visit = (x: number, y: number): void => {
    if (x < 0 || x >= width || y < 0 || y >= bottom) return;
    const at = y * width + x;
    if (reached[at] !== 0 || (matte.alpha[y * matte.width + left + x] as number) < HAIR) return;
    reached[at] = 1;
    stack.push(at);
  };
  const half = Math.round(faceWidth / 4);
  for (let x = centre - half; x <= centre + half; x++) visit(x, bottom - 1);
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    visit(x - 1, y);
    visit(x + 1, y);
    visit(x, y - 1);
    visit(x, y + 1);
  }
  return reached;
}
