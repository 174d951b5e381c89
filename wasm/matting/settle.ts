import type { Picture } from "../picture.ts";
import { solveClosedForm } from "./closed-form.ts";

/** Cells surer than this after the evidence, and not judged anew, are settled. */
const SURE = 0.97;
/** How strongly each cell holds to its own belief against its neighbours of like colour. */
const OWN_WEIGHT = 0.2;
/** See `solveClosedForm`. */
const EPSILON = 1e-5;

/**
 * Lets neighbouring cells agree: closed-form matting on the cells themselves, with the belief as its prior. What
 * noise and chance likeness put into single cells goes, and the outline moves to where colours change.
 *
 * @param cells  Mean colours.
 * @param before Belief before the colours' evidence, 0 to 1 a cell.
 * @param after  Belief after it.
 */
export function settle(cells: Picture, before: Float32Array, after: Float32Array): Float32Array {
  const at: number[] = [];
  const out = new Float32Array(after.length);
  for (let i = 0; i < after.length; i++) {
    const belief = after[i] as number;
    if (belief !== before[i] || (belief > 1 - SURE && belief < SURE)) at.push(i);
    else out[i] = belief > 0.5 ? 1 : 0;
  }
  solveClosedForm(
    cells,
    out,
    {
      at: Int32Array.from(at),
      prior: Float32Array.from(at, (i) => after[i] as number),
      weight: new Float32Array(at.length).fill(OWN_WEIGHT),
    },
    EPSILON,
  );
  return out;
}
