import type { Picture } from "../picture.ts";
import { mattingRows } from "./laplacian.ts";

/** Pixels to solve for: where they are, and what was believed of them before. */
export interface Unknowns {
  /** Offsets into the picture's pixels, ascending. */
  readonly at: Int32Array;
  /** Believed opacity, 0 to 1, one an unknown. */
  readonly prior: Float32Array;
  /** How strongly the belief pulls, one an unknown. */
  readonly weight: Float32Array;
}

/** Conjugate gradients stop after this many steps, or when the residual has shrunk by this factor. */
const MOST_STEPS = 60;
const SHRINK = 1e-5;

/**
 * Closed-form matting (Levin, Lischinski, Weiss 2008): the opacities of the unknown pixels that are most nearly a
 * linear function of colour in every 3x3 window, given the known pixels and the priors. Solved by conjugate
 * gradients with a diagonal preconditioner, on the unknown pixels only.
 *
 * @param picture  Working picture.
 * @param alpha    0 to 1 a pixel: read at known pixels, written at unknown ones.
 * @param unknowns What to solve for; none on the two outermost rows and columns has windows outside the picture.
 * @param epsilon  Regularisation: how far colours in a window may stray from a line, on the 0 to 1 scale, squared.
 */
export function solveClosedForm(
  picture: Picture,
  alpha: Float32Array,
  { at, prior, weight }: Unknowns,
  epsilon: number,
): void {
  const count = at.length;
  const { width } = picture;
  const rows = mattingRows(picture, at, epsilon);
  const margin = 2 * width + 2;
  const field = new Float32Array(alpha.length + 2 * margin);
  field.set(alpha, margin);
  for (let i = 0; i < count; i++) field[margin + (at[i] as number)] = 0;
  const x = prior.slice();
  const residual = new Float32Array(count);
  const scale = new Float32Array(count);
  const direction = new Float32Array(count);
  const image = new Float32Array(count);
  multiply(rows, field, at, margin, width, residual);
  for (let i = 0; i < count; i++) {
    const pull = weight[i] as number;
    residual[i] = pull * (prior[i] as number) - (residual[i] as number);
    scale[i] = 1 / ((rows[i * 25 + 12] as number) + pull + 1e-8);
  }
  field.fill(0);
  const apply = (vector: Float32Array): void => {
    for (let i = 0; i < count; i++) field[margin + (at[i] as number)] = vector[i] as number;
    multiply(rows, field, at, margin, width, image);
    for (let i = 0; i < count; i++) {
      image[i] = (image[i] as number) + (weight[i] as number) * (vector[i] as number);
    }
  };
  apply(x);
  let energy = 0;
  for (let i = 0; i < count; i++) {
    const r = (residual[i] as number) - (image[i] as number);
    residual[i] = r;
    direction[i] = r * (scale[i] as number);
    energy += r * r * (scale[i] as number);
  }
  const enough = energy * SHRINK * SHRINK;
  for (let step = 0; step < MOST_STEPS && energy > enough; step++) {
    apply(direction);
    let curvature = 0;
    for (let i = 0; i < count; i++) curvature += (direction[i] as number) * (image[i] as number);
    const length = energy / curvature;
    let next = 0;
    for (let i = 0; i < count; i++) {
      x[i] = (x[i] as number) + length * (direction[i] as number);
      const r = (residual[i] as number) - length * (image[i] as number);
      residual[i] = r;
      next += r * r * (scale[i] as number);
    }
    const turn = next / energy;
    energy = next;
    for (let i = 0; i < count; i++) {
      direction[i] = (residual[i] as number) * (scale[i] as number) + turn * (direction[i] as number);
    }
  }
  for (let i = 0; i < count; i++) alpha[at[i] as number] = Math.max(0, Math.min(1, x[i] as number));
}

/** out = rows x field: each row's 25 weights lie on the 5x5 neighbourhood of its pixel. */
function multiply(
  rows: Float32Array,
  field: Float32Array,
  at: Int32Array,
  margin: number,
  width: number,
  out: Float32Array,
): void {
  for (let i = 0, row = 0; i < at.length; i++) {
    let corner = margin + (at[i] as number) - 2 * width - 2;
    let sum = 0;
    for (let j = 0; j < 5; j++, corner += width, row += 5) {
      sum +=
        (rows[row] as number) * (field[corner] as number) +
        (rows[row + 1] as number) * (field[corner + 1] as number) +
        (rows[row + 2] as number) * (field[corner + 2] as number) +
        (rows[row + 3] as number) * (field[corner + 3] as number) +
        (rows[row + 4] as number) * (field[corner + 4] as number);
    }
    out[i] = sum;
  }
}
