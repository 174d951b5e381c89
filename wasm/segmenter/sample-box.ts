import type { Box, Picture } from "../picture.ts";
import type { Pyramid } from "../tensors/pyramid.ts";

/**
 * Squeezes a box of a picture into `side` x `side` pixels, three channels 0 to 1, bilinear from the pyramid level
 * that fits. The box must lie inside the picture: nothing is invented beyond its edges.
 *
 * @param mirror Swaps left and right.
 */
export function sampleBox(pyramid: Pyramid, box: Box, side: number, mirror: boolean): Float32Array {
  const reduction = Math.min(box.width, box.height) / side;
  const level = Math.max(0, Math.min(pyramid.length - 1, Math.floor(Math.log2(Math.max(1, reduction)))));
  const { width, height, data } = pyramid[level] as Picture;
  const shrink = 2 ** level;
  const out = new Float32Array(side * side * 3);
  for (let v = 0; v < side; v++) {
    const y = clamp((box.y + ((v + 0.5) / side) * box.height) / shrink - 0.5, height - 1);
    const y0 = Math.floor(y);
    const fy = y - y0;
    const upper = y0 * width;
    const lower = Math.min(height - 1, y0 + 1) * width;
    for (let u = 0; u < side; u++) {
      const x = clamp((box.x + ((u + 0.5) / side) * box.width) / shrink - 0.5, width - 1);
      const x0 = Math.floor(x);
      const x1 = Math.min(width - 1, x0 + 1);
      const fx = x - x0;
      const to = (v * side + (mirror ? side - 1 - u : u)) * 3;
      for (let c = 0; c < 3; c++) {
        const above =
          (data[(upper + x0) * 4 + c] as number) * (1 - fx) + (data[(upper + x1) * 4 + c] as number) * fx;
        const below =
          (data[(lower + x0) * 4 + c] as number) * (1 - fx) + (data[(lower + x1) * 4 + c] as number) * fx;
        out[to + c] = (above * (1 - fy) + below * fy) / 255;
      }
    }
  }
  return out;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
