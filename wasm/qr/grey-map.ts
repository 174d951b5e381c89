/** One byte a point, rows from the top left. */
export interface GreyMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The map made smaller: each point is the mean of a square of `step` px. */
export function shrinkToMap(map: GreyMap, step: number): GreyMap {
  const width = Math.ceil(map.width / step);
  const height = Math.ceil(map.height / step);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * width + x] = meanOf(map, x * step, y * step, step);
  }
  return { width, height, data };
}

function meanOf({ width, height, data }: GreyMap, left: number, top: number, step: number): number {
  const right = Math.min(width, left + step);
  const bottom = Math.min(height, top + step);
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) sum += data[y * width + x] as number;
  }
  return sum / ((right - left) * (bottom - top));
}

/** Each point becomes the greatest (or the least) of the square of `radius` around it: along rows, then along columns. */
export function spreadMap(map: GreyMap, radius: number, pick: (a: number, b: number) => number): GreyMap {
  const { width, height } = map;
  const along = new Uint8Array(map.data.length);
  const both = new Uint8Array(map.data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const last = Math.min(width - 1, x + radius);
      let best = map.data[y * width + x] as number;
      for (let i = Math.max(0, x - radius); i <= last; i++)
        best = pick(best, map.data[y * width + i] as number);
      along[y * width + x] = best;
    }
  }
  for (let y = 0; y < height; y++) {
    const last = Math.min(height - 1, y + radius);
    for (let x = 0; x < width; x++) {
      let best = along[y * width + x] as number;
      for (let i = Math.max(0, y - radius); i <= last; i++) best = pick(best, along[i * width + x] as number);
      both[y * width + x] = best;
    }
  }
  return { width, height, data: both };
}

/** The map's value at a place between its points, bilinear; outside it is its border's. */
export function sampleMap({ width, height, data }: GreyMap, x: number, y: number): number {
  const x0 = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const y0 = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const x1 = Math.min(width - 1, x0 + 1);
  const y1 = Math.min(height - 1, y0 + 1);
  const fx = Math.min(1, Math.max(0, x - x0));
  const fy = Math.min(1, Math.max(0, y - y0));
  const above = (data[y0 * width + x0] as number) * (1 - fx) + (data[y0 * width + x1] as number) * fx;
  const below = (data[y1 * width + x0] as number) * (1 - fx) + (data[y1 * width + x1] as number) * fx;
  return above * (1 - fy) + below * fy;
}
