import type { Matte } from "../../../wasm/picture.ts";
import { toLab } from "./colour.ts";
import { type FaceView, lookAt } from "./face-view.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { eachInside, outlineIn, type Patch } from "./patch.ts";
import { personIn } from "./person-in.ts";

/** Head and throat turned upright at a known scale: colours, person and face, pixel by pixel. */
export interface HeadMap {
  readonly patch: Patch;
  /** Pixels of the patch a face width. */
  readonly unit: number;
  /** CIE L*a*b*, three values a pixel. */
  readonly lab: Float32Array;
  /** The matte, 0 to 255. */
  readonly person: Uint8Array;
  /** 1 inside the outline of the face. */
  readonly face: Uint8Array;
}

const SIDE = 160;
/** Side of the look in face widths: from above the crown to the collar. */
const REACH = 2.6;

/** Maps the head of a face view, with the help of the person's matte. */
export function mapHead(view: FaceView, matte: Matte): HeadMap {
  const patch = lookAt(view, [POINT.foreheadTop, POINT.chin], REACH, SIDE);
  const lab = new Float32Array(3 * SIDE * SIDE);
  const person = new Uint8Array(SIDE * SIDE);
  const isPerson = personIn(patch, matte);
  for (let pixel = 0; pixel < person.length; pixel++) {
    const at = 3 * pixel;
    const { l, a, b } = toLab(
      patch.rgb[at] as number,
      patch.rgb[at + 1] as number,
      patch.rgb[at + 2] as number,
    );
    lab[at] = l;
    lab[at + 1] = a;
    lab[at + 2] = b;
    person[pixel] = isPerson(pixel % SIDE, Math.floor(pixel / SIDE));
  }
  const face = new Uint8Array(SIDE * SIDE);
  eachInside(SIDE, outlineIn(patch, view.mesh, OUTLINE.face), (pixel) => {
    face[pixel] = 1;
  });
  return { patch, unit: SIDE / REACH, lab, person, face };
}

/** The pixels of each connected area (by sides) of a mask's ones. */
export function areasOf(mask: Uint8Array, width: number): number[][] {
  const left = Uint8Array.from(mask);
  const areas: number[][] = [];
  for (let start = 0; start < left.length; start++) {
    if (left[start] !== 1) continue;
    left[start] = 0;
    const area = [start];
    for (let next = 0; next < area.length; next++) {
      const at = area[next] as number;
      const x = at % width;
      for (const to of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width]) {
        if (left[to] !== 1) continue;
        left[to] = 0;
        area.push(to);
      }
    }
    areas.push(area);
  }
  return areas;
}
