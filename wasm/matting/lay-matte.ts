import type { Matte } from "../picture.ts";
import { meanBelief, type Sighting } from "./sighting.ts";
import type { WorkFrame } from "./work-frame.ts";

/** Picture pixels between the points where the sightings are asked outside the working frame. */
const COARSE = 8;

/**
 * Lays the working frame's opacities into a matte of the picture's size; outside the frame the sightings' own
 * belief stands, sharpened.
 *
 * @param alpha 0 to 1 a working pixel.
 */
export function layMatte(
  picture: { readonly width: number; readonly height: number },
  frame: WorkFrame,
  alpha: Float32Array,
  sightings: readonly Sighting[],
): Matte {
  const { width, height } = picture;
  const out = new Uint8Array(width * height);
  const reachesAll = frame.width === width && frame.height === height && frame.step === 1;
  if (!reachesAll) layCoarse(out, picture, sightings);
  layFine(out, width, frame, alpha);
  return { width, height, alpha: out };
}

function layCoarse(
  out: Uint8Array,
  picture: { readonly width: number; readonly height: number },
  sightings: readonly Sighting[],
): void {
  const { width, height } = picture;
  const lattice = {
    left: COARSE / 2,
    top: COARSE / 2,
    step: COARSE,
    width: Math.max(2, Math.ceil(width / COARSE)),
    height: Math.max(2, Math.ceil(height / COARSE)),
  };
  const belief = meanBelief(sightings, lattice, picture);
  for (let y = 0, to = 0; y < height; y++) {
    const v = Math.max(0, Math.min(lattice.height - 1, (y + 0.5) / COARSE - 0.5));
    const row = Math.min(lattice.height - 2, Math.floor(v));
    for (let x = 0; x < width; x++, to++) {
      const u = Math.max(0, Math.min(lattice.width - 1, (x + 0.5) / COARSE - 0.5));
      const column = Math.min(lattice.width - 2, Math.floor(u));
      out[to] = 255 * sharpen(between(belief, lattice.width, row, column, v - row, u - column)) + 0.5;
    }
  }
}

function layFine(out: Uint8Array, width: number, frame: WorkFrame, alpha: Float32Array): void {
  const right = Math.min(width, Math.ceil(frame.left + frame.width * frame.step));
  const bottom = Math.min(out.length / width, Math.ceil(frame.top + frame.height * frame.step));
  for (let y = frame.top; y < bottom; y++) {
    const v = Math.max(0, Math.min(frame.height - 1, (y + 0.5 - frame.top) / frame.step - 0.5));
    const row = Math.max(0, Math.min(frame.height - 2, Math.floor(v)));
    for (let x = frame.left; x < right; x++) {
      const u = Math.max(0, Math.min(frame.width - 1, (x + 0.5 - frame.left) / frame.step - 0.5));
      const column = Math.max(0, Math.min(frame.width - 2, Math.floor(u)));
      out[y * width + x] = 255 * between(alpha, frame.width, row, column, v - row, u - column) + 0.5;
    }
  }
}

function between(
  values: Float32Array,
  width: number,
  row: number,
  column: number,
  down: number,
  across: number,
): number {
  const i = row * width + column;
  const upper = (values[i] as number) * (1 - across) + (values[i + 1] as number) * across;
  const lower = (values[i + width] as number) * (1 - across) + (values[i + width + 1] as number) * across;
  return upper * (1 - down) + lower * down;
}

/** Smoothstep from 0.3 to 0.7: a belief is vaguer than an edge. */
function sharpen(belief: number): number {
  const t = Math.max(0, Math.min(1, (belief - 0.3) / 0.4));
  return t * t * (3 - 2 * t);
}
