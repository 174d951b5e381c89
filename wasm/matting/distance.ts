/**
 * Distance of each cell from the outline of a region, in cells: positive inside, negative outside; half a cell at
 * the outline. Two-pass chamfer distance (Borgefors 1986), within 8% of the true one.
 *
 * @param inside 1 for cells of the region, 0 for others, row by row.
 */
export function signedDistance(inside: Uint8Array, width: number, height: number): Float32Array {
  const within = distanceFrom(inside, 0, width, height);
  const without = distanceFrom(inside, 1, width, height);
  for (let i = 0; i < within.length; i++) {
    within[i] = inside[i] === 1 ? (within[i] as number) - 0.5 : 0.5 - (without[i] as number);
  }
  return within;
}

/** Distance to the nearest cell whose value is `target`; very large when there is none. */
function distanceFrom(cells: Uint8Array, target: number, width: number, height: number): Float32Array {
  const distance = new Float32Array(width * height);
  for (let i = 0; i < distance.length; i++) distance[i] = cells[i] === target ? 0 : 1e6;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      let least = distance[i] as number;
      if (least === 0) continue;
      if (x > 0) least = Math.min(least, (distance[i - 1] as number) + 1);
      if (y > 0) {
        least = Math.min(least, (distance[i - width] as number) + 1);
        if (x > 0) least = Math.min(least, (distance[i - width - 1] as number) + Math.SQRT2);
        if (x < width - 1) least = Math.min(least, (distance[i - width + 1] as number) + Math.SQRT2);
      }
      distance[i] = least;
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const i = y * width + x;
      let least = distance[i] as number;
      if (least === 0) continue;
      if (x < width - 1) least = Math.min(least, (distance[i + 1] as number) + 1);
      if (y < height - 1) {
        least = Math.min(least, (distance[i + width] as number) + 1);
        if (x > 0) least = Math.min(least, (distance[i + width - 1] as number) + Math.SQRT2);
        if (x < width - 1) least = Math.min(least, (distance[i + width + 1] as number) + Math.SQRT2);
      }
      distance[i] = least;
    }
  }
  return distance;
}
