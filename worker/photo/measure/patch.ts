import type { Pyramid } from "../../../wasm/tensors/pyramid.ts";
import { type Region, sampleRegion } from "../../../wasm/tensors/sample.ts";

/** A square look at a part of the picture, turned upright and brought to a known scale: sRGB levels, 0 to 255. */
export interface Patch {
  readonly side: number;
  /** Three values a pixel, rows from the top. */
  readonly rgb: Float32Array;
  readonly region: Region;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Samples a region of the picture at `side` x `side` pixels; black outside the picture. */
export function takePatch(pyramid: Pyramid, region: Region, side: number): Patch {
  return { side, region, rgb: sampleRegion(pyramid, region, side, { scale: 255, offset: 0 }) };
}

/** A mesh point in pixels of the patch. */
export function inPatch(patch: Patch, mesh: Float32Array, index: number): Point {
  const { centreX, centreY, side, angle } = patch.region;
  const dx = (mesh[3 * index] as number) - centreX;
  const dy = (mesh[3 * index + 1] as number) - centreY;
  const scale = patch.side / side;
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  return { x: dx * cos + dy * sin + patch.side / 2, y: dy * cos - dx * sin + patch.side / 2 };
}

/** Several mesh points in pixels of the patch. */
export function outlineIn(patch: Patch, mesh: Float32Array, indices: readonly number[]): Point[] {
  return indices.map((index) => inPatch(patch, mesh, index));
}

/** Calls `visit` with the index of each patch pixel whose centre lies inside the outline (even-odd rule). */
export function eachInside(side: number, outline: readonly Point[], visit: (pixel: number) => void): void {
  const top = Math.max(0, Math.floor(Math.min(...outline.map((p) => p.y))));
  const bottom = Math.min(side - 1, Math.ceil(Math.max(...outline.map((p) => p.y))));
  for (let y = top; y <= bottom; y++) {
    const crossings: number[] = [];
    for (let i = 0; i < outline.length; i++) {
      const a = outline[i] as Point;
      const b = outline[(i + 1) % outline.length] as Point;
      const level = y + 0.5;
      if (a.y <= level === b.y <= level) continue;
      crossings.push(a.x + ((level - a.y) / (b.y - a.y)) * (b.x - a.x));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil((crossings[i] as number) - 0.5));
      const to = Math.min(side - 1, Math.floor((crossings[i + 1] as number) - 0.5));
      for (let x = from; x <= to; x++) visit(y * side + x);
    }
  }
}
