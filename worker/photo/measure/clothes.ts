import type { Matte, Picture } from "../../../wasm/picture.ts";
import { type Lab, toLab } from "./colour.ts";
import { type FaceView, meshPoint } from "./face-view.ts";
import { POINT } from "./landmarks.ts";
import { quantile } from "./swatch.ts";

/** How blue and how white the clothes are. */
export interface ClothesLook {
  /** Share of the clothes that is blue. */
  readonly blue: number;
  /** CIE L*a*b* chroma of the blue part; 0 when there is none. */
  readonly blueChroma: number;
  /** Share of the clothes that is as light and as colourless as a white or light grey background. */
  readonly white: number;
}

/** Where clothes are looked for, in face widths from the chin down and from the middle to either side. */
const FROM = 0.15;
const TO = 1.6;
const ASIDE = 1.3;
/** The neck, in the same unit: left out above the collar. */
const NECK = 0.4;
const COLLAR = 0.45;
/** Samples across a face width. */
const FINENESS = 60;
/** Fewer samples say nothing about the clothes. */
const LEAST_SAMPLES = 200;
/** Opaque enough to be the person and not the background. */
const OPAQUE = 230;
/** Hue angles of blue, cyan-blue to blue-violet: sRGB's blue lies at 306, the ministry's light blue at 256. */
const BLUE_FROM = 235;
const BLUE_TO = 306;
/**
 * Below this chroma, and this much more for each L*, cloth is black, grey or white in bluish light and not blue: a
 * camera's white balance shifts white by more than black.
 */
const LEAST_CHROMA = 10;
const CAST = 0.12;

/** White and light grey cloth: at least this L*, at most this chroma. The ministry's light grey has L* 95. */
const WHITE = { l: 88, chroma: 8 } as const;

/** Measures the clothes under the chin; null when too little of them is in the picture. */
export function measureClothes(picture: Picture, matte: Matte, { mesh, pose }: FaceView): ClothesLook | null {
  const { unit } = pose;
  const chin = meshPoint(mesh, POINT.chin);
  const step = Math.max(1, Math.round(unit / FINENESS));
  const chromas: number[] = [];
  let [samples, white] = [0, 0];
  const bottom = Math.min(picture.height, chin.y + TO * unit);
  const right = Math.min(picture.width, chin.x + ASIDE * unit);
  for (let y = Math.max(0, Math.round(chin.y + FROM * unit)); y < bottom; y += step) {
    const bare = y < chin.y + COLLAR * unit ? NECK * unit : 0;
    for (let x = Math.max(0, Math.round(chin.x - ASIDE * unit)); x < right; x += step) {
      const pixel = y * picture.width + x;
      if (Math.abs(x - chin.x) < bare || (matte.alpha[pixel] as number) < OPAQUE) continue;
      samples++;
      const colour = colourOf(picture.data, 4 * pixel);
      const chroma = blueness(colour);
      if (chroma > 0) chromas.push(chroma);
      if (colour.l >= WHITE.l && Math.hypot(colour.a, colour.b) <= WHITE.chroma) white++;
    }
  }
  if (samples < LEAST_SAMPLES) return null;
  return {
    blue: chromas.length / samples,
    blueChroma: chromas.length === 0 ? 0 : quantile(chromas, 0.5),
    white: white / samples,
  };
}

function colourOf(data: Uint8ClampedArray, at: number): Lab {
  return toLab(data[at] as number, data[at + 1] as number, data[at + 2] as number);
}

/** The chroma of a blue colour; 0 for any other. */
function blueness({ l, a, b }: Lab): number {
  const chroma = Math.hypot(a, b);
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  return chroma > LEAST_CHROMA + CAST * l && hue > BLUE_FROM && hue < BLUE_TO ? chroma : 0;
}
