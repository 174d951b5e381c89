import type { Plane } from "../shared/picture.ts";

/** How far the band reaches on either side of the edge, px. */
const BAND = 20;

/**
 * The pixels within 20 px (Euclidean) of the true edge, as ones. The edge is where the true alpha crosses one half:
 * a pixel at or above it with a neighbour (left, right, above, below) under it, or the other way round.
 */
export function edgeBand(truth: Plane): Uint8Array {
  const { width, height } = truth;
  const edge = edgePixels(truth);
  const reach = Array.from({ length: 2 * BAND + 1 }, (_, i) =>
    Math.floor(Math.sqrt(BAND * BAND - (i - BAND) * (i - BAND))),
  );
  const band = new Uint8Array(edge.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (edge[y * width + x] !== 1) continue;
      for (let dy = -BAND; dy <= BAND; dy++) {
        const row = y + dy;
        if (row < 0 || row >= height) continue;
        const side = reach[dy + BAND] ?? 0;
        band.fill(1, row * width + Math.max(0, x - side), row * width + Math.min(width, x + side + 1));
      }
    }
  }
  return band;
}

function edgePixels({ width, height, data }: Plane): Uint8Array {
  const inside = Uint8Array.from(data, (alpha) => (alpha >= 0.5 ? 1 : 0));
  return inside.map((mine, i) => {
    const x = i % width;
    const y = (i - x) / width;
    const crossed =
      (x > 0 && inside[i - 1] !== mine) ||
      (x + 1 < width && inside[i + 1] !== mine) ||
      (y > 0 && inside[i - width] !== mine) ||
      (y + 1 < height && inside[i + width] !== mine);
    return crossed ? 1 : 0;
  });
}
