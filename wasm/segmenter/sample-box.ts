import type { Box, Picture } from "../picture.ts";
import type { Pyramid } from "../tensors/pyramid.ts";

/** How a stretch of the picture is shown to the model. */
export interface Look {
  /** Left and right swapped. */
  readonly mirror: boolean;
  /** Shadows lifted, so that dark hair stands out from a dark background. */
  readonly brighten: boolean;
}

/** Levels 0 to 255 on the model's scale, as they are and with gamma 0.6. */
const PLAIN = Float32Array.from({ length: 256 }, (_, level) => level / 255);
const BRIGHT = PLAIN.map((level) => level ** 0.6);

/**
 * Squeezes a box of a picture into `side` x `side` pixels, three channels 0 to 1, bilinear from the pyramid level
 * that fits. The box must lie inside the picture: nothing is invented beyond its edges.
 */
export function sampleBox(pyramid: Pyramid, box: Box, side: number, look: Look): Float32Array {
  const reduction = Math.min(box.width, box.height) / side;
  const level = Math.max(0, Math.min(pyramid.length - 1, Math.floor(Math.log2(Math.max(1, reduction)))));
  const { width, height, data } = pyramid[level] as Picture;
  const shrink = 2 ** level;
  const tone = look.brighten ? BRIGHT : PLAIN;
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
      const to = (v * side + (look.mirror ? side - 1 - u : u)) * 3;
      for (let c = 0; c < 3; c++) {
        const above =
          (tone[data[(upper + x0) * 4 + c] as number] as number) * (1 - fx) +
          (tone[data[(upper + x1) * 4 + c] as number] as number) * fx;
        const below =
          (tone[data[(lower + x0) * 4 + c] as number] as number) * (1 - fx) +
          (tone[data[(lower + x1) * 4 + c] as number] as number) * fx;
        out[to + c] = above * (1 - fy) + below * fy;
      }
    }
  }
  return out;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
