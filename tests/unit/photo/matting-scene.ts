import type { Sighting } from "../../../wasm/matting/sighting.ts";
import type { Box, Picture } from "../../../wasm/picture.ts";

type Colour = readonly [number, number, number];

/** A drawn portrait whose exact matte is known. */
export interface Scene {
  readonly picture: Picture;
  readonly alpha: Uint8Array;
  readonly face: Box;
}

/** What to draw; sizes are of a picture of 320x400, times `scale`. */
interface Drawing {
  readonly behind: (x: number, y: number) => Colour;
  readonly clothes?: Colour;
  /** A dot of this colour on the cheek. */
  readonly mark?: Colour;
  readonly scale?: number;
}

/** Draws a bust: an oval head with dark hair on wide shoulders, edges one pixel soft. */
export function bust({ behind, clothes = [60, 60, 110], mark, scale = 1 }: Drawing): Scene {
  const width = 320 * scale;
  const height = 400 * scale;
  const opacity = new Float32Array(width * height);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const u = x / scale;
      const v = y / scale;
      const head = 1 - Math.hypot((u - 160) / 70, (v - 180) / 95);
      const body = 1 - Math.hypot((u - 160) / 130, (v - 375) / 115);
      opacity[i] = Math.max(0, Math.min(1, 0.5 + Math.max(head * 80, body * 115) * scale));
      const dot = mark && Math.hypot(u - 160, v - 200) < 4;
      const person: Colour = dot
        ? mark
        : head * 80 < body * 115
          ? clothes
          : v < 130
            ? [40, 28, 22]
            : [205, 160, 135];
      const back = behind(Math.floor(u), Math.floor(v));
      // Cloth, skin and walls are never of one level throughout.
      const grain = ((x * 7 + y * 13) % 5) - 2;
      for (let c = 0; c < 3; c++) {
        data[i * 4 + c] = mix(opacity[i] ?? 0, person[c] ?? 0, back[c] ?? 0) + grain;
      }
      data[i * 4 + 3] = 255;
    }
  }
  return {
    picture: { width, height, data },
    alpha: Uint8Array.from(opacity, (value) => Math.round(255 * value)),
    face: { x: 105 * scale, y: 130 * scale, width: 110 * scale, height: 125 * scale },
  };
}

/** What a coarse model would see of a scene: 64x64, its outline moved and blurred by picture pixels. */
export function sightingOf(
  { picture, alpha }: Scene,
  { shift, blur }: { readonly shift: number; readonly blur: number },
): Sighting {
  const { width, height } = picture;
  const side = 64;
  const reach = Math.round((blur * width) / 320);
  const belief = new Float32Array(side * side);
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      let sum = 0;
      let count = 0;
      for (let j = -reach; j <= reach; j += Math.max(1, reach >> 2)) {
        for (let i = -reach; i <= reach; i += Math.max(1, reach >> 2)) {
          const x = Math.round(((u + 0.5) / side) * width - (shift * width) / 320) + i;
          const y = Math.round(((v + 0.5) / side) * height) + j;
          sum += alpha[clamp(y, height) * width + clamp(x, width)] ?? 0;
          count++;
        }
      }
      belief[v * side + u] = sum / count / 255;
    }
  }
  return { box: { x: 0, y: 0, width, height }, side, belief };
}

/** Lays one colour over another with given opacities. */
export function compose(
  opacity: Float32Array,
  width: number,
  height: number,
  front: Colour,
  back: Colour,
): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < opacity.length; i++) {
    for (let c = 0; c < 3; c++) data[i * 4 + c] = mix(opacity[i] ?? 0, front[c] ?? 0, back[c] ?? 0);
  }
  return { width, height, data };
}

/** Mean absolute error of opacity, 0 to 1, where the mask is set. */
export function meanError(found: Uint8Array, truth: Uint8Array, mask: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    sum += Math.abs((found[i] ?? 0) - (truth[i] ?? 0)) / 255;
    count++;
  }
  return sum / count;
}

function mix(opacity: number, front: number, back: number): number {
  return opacity * front + (1 - opacity) * back;
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
