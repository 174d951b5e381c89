/** A cell grid's size. */
interface Grid {
  readonly width: number;
  readonly height: number;
}

/** Holes up to this share of a face's area (a quarter of its width squared) are no background seen through. */
const SMALL_HOLE = 0.002;
/** Where the model was this sure before colours spoke, a hole is a highlight, a jewel, an eye: never background. */
const SURELY_PERSON = 0.97;

/**
 * The person's cells: the region of belief above one half that holds the face, without specks of holes.
 *
 * Belief in other regions is set to 0 and in filled holes to 1, in place: islands are someone or something else.
 *
 * @param belief    0 to 1 a cell, after the evidence; changed in place.
 * @param before    Belief of the segmentation model alone.
 * @param seed      A cell of the face.
 * @param faceWidth Width of the face, in cells.
 * @returns 1 for the person's cells, 0 for others; the whole of what is believed when the seed is not in it.
 */
export function personRegion(
  belief: Float32Array,
  before: Float32Array,
  grid: Grid,
  seed: number,
  faceWidth: number,
): Uint8Array {
  const likely = Uint8Array.from(belief, (value) => (value > 0.5 ? 1 : 0));
  if (likely[seed] !== 1) return likely;
  const region = new Uint8Array(likely.length);
  for (const at of flood(likely, seed, grid)) region[at] = 1;
  for (let i = 0; i < region.length; i++) {
    if (likely[i] === 1 && region[i] === 0) belief[i] = 0;
  }
  fillHoles(region, belief, before, grid, faceWidth);
  return region;
}

function fillHoles(
  region: Uint8Array,
  belief: Float32Array,
  before: Float32Array,
  grid: Grid,
  faceWidth: number,
): void {
  const known = new Uint8Array(region.length);
  for (let seed = 0; seed < region.length; seed++) {
    if (region[seed] === 1 || known[seed] === 1) continue;
    const hole = flood(region, seed, grid);
    let open = false;
    let sure = 0;
    for (const at of hole) {
      known[at] = 1;
      const x = at % grid.width;
      if (x === 0 || x === grid.width - 1 || at < grid.width || at >= region.length - grid.width) open = true;
      sure += before[at] as number;
    }
    const small = hole.length < Math.max(4, SMALL_HOLE * faceWidth * faceWidth);
    if (open || !(small || sure > SURELY_PERSON * hole.length)) continue;
    for (const at of hole) {
      region[at] = 1;
      belief[at] = 1;
    }
  }
}

/** All cells of the seed's value that are joined to it by edges. */
export function flood(cells: Uint8Array, seed: number, { width, height }: Grid): number[] {
  const value = cells[seed];
  const seen = new Uint8Array(cells.length);
  const found = [seed];
  seen[seed] = 1;
  const visit = (at: number): void => {
    if (cells[at] === value && seen[at] === 0) {
      seen[at] = 1;
      found.push(at);
    }
  };
  for (let next = 0; next < found.length; next++) {
    const at = found[next] as number;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < width * (height - 1)) visit(at + width);
  }
  return found;
}
