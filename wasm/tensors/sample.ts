import type { Picture } from "../picture.ts";
import type { Pyramid } from "./pyramid.ts";

/** A square region of a picture, turned about its centre; all in picture pixels and radians. */
export interface Region {
  readonly centreX: number;
  readonly centreY: number;
  readonly side: number;
  readonly angle: number;
}

/** How a model wants its pixels: `value / 255 * scale + offset`; `mirror` swaps left and right. */
export interface Normalisation {
  readonly scale: number;
  readonly offset: number;
  readonly mirror?: boolean;
}

/**
 * Samples a region into a model's input: `side` x `side` pixels, three channels, black outside the picture.
 * Bilinear, from the pyramid level that is between one and two times as fine as asked for.
 */
export function sampleRegion(
  pyramid: Pyramid,
  region: Region,
  side: number,
  norm: Normalisation,
): Float32Array {
  const { picture, shrink } = levelFor(pyramid, region.side / side);
  const step = region.side / side / shrink;
  const cos = Math.cos(region.angle) * step;
  const sin = Math.sin(region.angle) * step;
  const half = (side - 1) / 2;
  const left = region.centreX / shrink - 0.5;
  const top = region.centreY / shrink - 0.5;
  const out = new Float32Array(side * side * 3);
  const gain = norm.scale / 255;
  for (let v = 0, to = 0; v < side; v++) {
    for (let u = 0; u < side; u++, to += 3) {
      const du = (norm.mirror ? side - 1 - u : u) - half;
      const dv = v - half;
      bilinear(picture, left + du * cos - dv * sin, top + du * sin + dv * cos, out, to, gain, norm.offset);
    }
  }
  return out;
}

function levelFor(pyramid: Pyramid, reduction: number): { picture: Picture; shrink: number } {
  const level = Math.max(0, Math.min(pyramid.length - 1, Math.floor(Math.log2(Math.max(1, reduction)))));
  return { picture: pyramid[level] as Picture, shrink: 2 ** level };
}

function bilinear(
  picture: Picture,
  x: number,
  y: number,
  out: Float32Array,
  to: number,
  gain: number,
  offset: number,
): void {
  const { width, height, data } = picture;
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let j = 0; j < 2; j++) {
    const yy = y0 + j;
    if (yy < 0 || yy >= height) continue;
    for (let i = 0; i < 2; i++) {
      const xx = x0 + i;
      if (xx < 0 || xx >= width) continue;
      const weight = (i === 0 ? 1 - fx : fx) * (j === 0 ? 1 - fy : fy);
      const at = (yy * width + xx) * 4;
      red += weight * (data[at] as number);
      green += weight * (data[at + 1] as number);
      blue += weight * (data[at + 2] as number);
    }
  }
  out[to] = red * gain + offset;
  out[to + 1] = green * gain + offset;
  out[to + 2] = blue * gain + offset;
}
