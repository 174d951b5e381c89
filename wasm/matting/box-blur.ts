/**
 * Replaces each value by the sum of the square window around it, in place; outside the plane is nothing, so that
 * quotients of blurred planes are weighted means.
 *
 * @param reach Cells from the window's middle to its edge.
 */
export function boxBlur(plane: Float32Array, width: number, height: number, reach: number): void {
  const line = new Float64Array(Math.max(width, height));
  for (let y = 0; y < height; y++) slide(plane, y * width, 1, width, reach, line);
  for (let x = 0; x < width; x++) slide(plane, x, width, height, reach, line);
}

function slide(
  plane: Float32Array,
  start: number,
  step: number,
  count: number,
  reach: number,
  line: Float64Array,
): void {
  for (let i = 0; i < count; i++) line[i] = plane[start + i * step] as number;
  let sum = 0;
  for (let i = 0; i < Math.min(count, reach); i++) sum += line[i] as number;
  for (let i = 0; i < count; i++) {
    if (i + reach < count) sum += line[i + reach] as number;
    if (i > reach) sum -= line[i - reach - 1] as number;
    plane[start + i * step] = sum;
  }
}
