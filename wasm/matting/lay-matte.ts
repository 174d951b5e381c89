import type { Matte } from "../picture.ts";
import { meanBelief, type Sighting } from "./sighting.ts";
import type { WorkFrame } from "./work-frame.ts";

/** Picture pixels between the points where the sightings are asked outside the working frame. */
const COARSE = 8;

/** Values in rows and columns `step` picture pixels apart, the first pixel's middle `step / 2` from the corner. */
interface Sheet {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

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
  const right = Math.min(width, Math.ceil(frame.left + frame.width * frame.step));
  const bottom = Math.min(height, Math.ceil(frame.top + frame.height * frame.step));
  const coarse = coarseSheet(picture, sightings);
  lay(out, width, coarse, 0, 0, width, frame.top);
  lay(out, width, coarse, 0, frame.top, frame.left, bottom);
  lay(out, width, coarse, right, frame.top, width, bottom);
  lay(out, width, coarse, 0, bottom, width, height);
  lay(out, width, { ...frame, values: alpha }, frame.left, frame.top, right, bottom);
  return { width, height, alpha: out };
}

function coarseSheet(
  picture: { readonly width: number; readonly height: number },
  sightings: readonly Sighting[],
): Sheet {
  const width = Math.max(2, Math.ceil(picture.width / COARSE));
  const height = Math.max(2, Math.ceil(picture.height / COARSE));
  const lattice = { left: COARSE / 2, top: COARSE / 2, step: COARSE, width, height };
  const values = meanBelief(sightings, lattice, picture).map(sharpen);
  return { left: 0, top: 0, step: COARSE, width, height, values };
}

/** Smoothstep from 0.3 to 0.7: a belief is vaguer than an edge. */
function sharpen(belief: number): number {
  const t = Math.max(0, Math.min(1, (belief - 0.3) / 0.4));
  return t * t * (3 - 2 * t);
}

/** Writes the pixels from (left, top) up to (right, bottom), between the sheet's values. */
function lay(
  out: Uint8Array,
  outWidth: number,
  { values, width, height, step, left: startX, top: startY }: Sheet,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  if (right <= left) return;
  const columns = new Int32Array(right - left);
  const shares = new Float32Array(right - left);
  for (let x = left; x < right; x++) {
    const u = Math.max(0, Math.min(width - 1, (x + 0.5 - startX) / step - 0.5));
    const column = Math.max(0, Math.min(width - 2, Math.floor(u)));
    columns[x - left] = column;
    shares[x - left] = u - column;
  }
  for (let y = top; y < bottom; y++) {
    const v = Math.max(0, Math.min(height - 1, (y + 0.5 - startY) / step - 0.5));
    const row = Math.max(0, Math.min(height - 2, Math.floor(v)));
    const down = v - row;
    const to = y * outWidth + left;
    for (let k = 0; k < columns.length; k++) {
      const i = row * width + (columns[k] as number);
      const across = shares[k] as number;
      const upper = (values[i] as number) * (1 - across) + (values[i + 1] as number) * across;
      const lower = (values[i + width] as number) * (1 - across) + (values[i + width + 1] as number) * across;
      out[to + k] = 255 * (upper * (1 - down) + lower * down) + 0.5;
    }
  }
}
