import type { Matte } from "../../../wasm/picture.ts";
import type { Landmarks, PersonExtent } from "./landmarks.ts";

/** A pixel counts as the person from half opacity on. */
const PERSON = 128;
/** Half the width of the column watched below the chin for the end of the body, in face widths. */
const BODY_HALF_WIDTH = 0.4;
/** A gap in the body shorter than this many face widths is a hole in the matte, not the body's end. */
const BODY_GAP = 0.15;
/** The edge cuts the person where this many face widths of its rows in a row are the person. */
const EDGE_RUN = 0.03;

/**
 * Finds where the picture's edges, or something in front of the person, end the body.
 *
 * @param matte     The person's matte, picture size.
 * @param landmarks Face in the same pixels.
 */
export function personExtent(
  matte: Matte,
  { eyeLine, faceWidth, faceCentre }: Omit<Landmarks, "hairTop">,
): PersonExtent {
  return {
    bodyEnd: bodyEnd(matte, eyeLine + faceWidth / 2, faceCentre, faceWidth),
    leftCutFrom: edgeCutFrom(matte, 0, faceWidth),
    rightCutFrom: edgeCutFrom(matte, matte.width - 1, faceWidth),
  };
}

/** The first row, from the mouth downward, where the middle of the body is mostly gone for good. */
function bodyEnd({ width, height, alpha }: Matte, from: number, centre: number, faceWidth: number): number {
  const left = Math.max(0, Math.floor(centre - BODY_HALF_WIDTH * faceWidth));
  const right = Math.min(width, Math.ceil(centre + BODY_HALF_WIDTH * faceWidth));
  const gap = Math.max(2, BODY_GAP * faceWidth);
  let end = height;
  for (let y = Math.max(0, Math.floor(from)); y < height; y++) {
    let person = 0;
    for (let x = left; x < right; x++) if ((alpha[y * width + x] as number) >= PERSON) person++;
    if (person * 2 >= right - left) end = height;
    else if (end === height) end = y;
    else if (y - end >= gap) return end;
  }
  return end;
}

function edgeCutFrom({ width, height, alpha }: Matte, column: number, faceWidth: number): number | null {
  const run = Math.max(3, Math.round(EDGE_RUN * faceWidth));
  let length = 0;
  for (let y = 0; y < height; y++) {
    length = (alpha[y * width + column] as number) >= PERSON ? length + 1 : 0;
    if (length >= run) return y - length + 1;
  }
  return null;
}
