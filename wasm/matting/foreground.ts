import type { Matte, Picture } from "../picture.ts";
import { type ColourField, fieldCells, spreadColours } from "./colour-field.ts";

/** Opacities (of 255) outside these are wholly background or wholly person. */
const LEAST = 2;
const MOST = 253;
/** Reach of the second, local look, px, and the step between the pixels it takes. */
const REACH = 6;
const STRIDE = 2;

/**
 * The colours of the person alone, as they would be without the background showing through: blur fusion twice, far
 * and near (Forte 2021, "Approximate fast foreground colour estimation"). Only pixels in part transparent change;
 * where the person is absent the picture's own colours stay.
 *
 * @param picture Upright picture.
 * @param matte   Of the same size.
 * @param into    Receives the answer, RGBA, the picture's size; may be the picture's own data.
 */
export function estimateForeground(
  picture: Picture,
  matte: Matte,
  into: Uint8ClampedArray = picture.data.slice(),
): Picture {
  const { width, height, data } = picture;
  const { alpha } = matte;
  const far = spreadColours(fieldCells(picture, matte));
  const answers: number[] = [];
  const colours: number[] = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const a = alpha[i] as number;
      if (a < LEAST || a > MOST) continue;
      answers.push(i);
      colours.push(...near(data, alpha, width, height, x, y, far));
    }
  }
  for (let k = 0; k < answers.length; k++) {
    const to = (answers[k] as number) * 4;
    into[to] = colours[k * 3] as number;
    into[to + 1] = colours[k * 3 + 1] as number;
    into[to + 2] = colours[k * 3 + 2] as number;
  }
  return { width, height, data: into };
}

/** The person's colour at a pixel: what its neighbours and the far field say, corrected by the pixel itself. */
function near(
  data: Uint8ClampedArray,
  alpha: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  field: ColourField,
): [number, number, number] {
  let person = 0;
  let rest = 0;
  let f0 = 0;
  let f1 = 0;
  let f2 = 0;
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  for (let j = Math.max(0, y - REACH); j <= Math.min(height - 1, y + REACH); j += STRIDE) {
    for (let i = Math.max(0, x - REACH); i <= Math.min(width - 1, x + REACH); i += STRIDE) {
      const k = j * width + i;
      const a = (alpha[k] as number) / 255;
      const cell = (((j / field.cell) | 0) * field.width + ((i / field.cell) | 0)) * 6;
      for (let c = 0; c < 3; c++) {
        const far = field.colours[cell + c] as number;
        const behind = field.colours[cell + 3 + c] as number;
        const miss = (data[k * 4 + c] as number) - a * far - (1 - a) * behind;
        const front = a * clampLevel(far + a * miss);
        const back = (1 - a) * clampLevel(behind + (1 - a) * miss);
        if (c === 0) {
          f0 += front;
          b0 += back;
        } else if (c === 1) {
          f1 += front;
          b1 += back;
        } else {
          f2 += front;
          b2 += back;
        }
      }
      person += a;
      rest += 1 - a;
    }
  }
  const at = y * width + x;
  const a = (alpha[at] as number) / 255;
  const share = 1 / (person + 1e-5);
  const other = 1 / (rest + 1e-5);
  const fix = (c: number, front: number, back: number): number =>
    clampLevel(
      front * share + a * ((data[at * 4 + c] as number) - a * front * share - (1 - a) * back * other),
    );
  return [fix(0, f0, b0), fix(1, f1, b1), fix(2, f2, b2)];
}

function clampLevel(level: number): number {
  return Math.min(255, Math.max(0, level));
}
