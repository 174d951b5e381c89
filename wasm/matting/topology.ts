/**
 * The region of cells above one half that holds the face, without holes; islands elsewhere are left out.
 *
 * @param belief 0 to 1 a cell.
 * @param seeds  Cells of the face; the largest region counts when none of them is inside one.
 * @returns 1 for the person's cells, 0 for others.
 */
export function personRegion(
  belief: Float32Array,
  width: number,
  height: number,
  seeds: readonly number[],
): Uint8Array {
  const open = Uint8Array.from(belief, (value) => (value > 0.5 ? 1 : 0));
  const region = new Uint8Array(open.length);
  for (const seed of seeds)
    if (open[seed] === 1 && region[seed] === 0) flood(open, 1, region, seed, width, height);
  if (!region.includes(1)) return open;
  return region;
}

/** Marks in `into` every cell of `cells` that has the value and is joined to the seed by edges. */
export function flood(
  cells: Uint8Array,
  value: number,
  into: Uint8Array,
  seed: number,
  width: number,
  height: number,
): number {
  if (cells[seed] !== value || into[seed] === 1) return 0;
  const stack = [seed];
  into[seed] = 1;
  let count = 0;
  const visit = (at: number): void => {
    if (cells[at] === value && into[at] === 0) {
      into[at] = 1;
      stack.push(at);
    }
  };
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    count++;
    const x = at % width;
    if (x > 0) visit(at - 1);
    if (x < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at < width * (height - 1)) visit(at + width);
  }
  return count;
}
