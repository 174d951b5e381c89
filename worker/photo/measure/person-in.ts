import type { Matte } from "../../../wasm/picture.ts";
import type { Patch } from "./patch.ts";

/** How opaque the person is at a pixel of a patch. */
export type PersonTest = (x: number, y: number) => number;

/** The matte at a place of the patch, 0 to 255; 0 outside the picture. */
export function personIn({ side, region }: Patch, matte: Matte): PersonTest {
  const scale = region.side / side;
  const cos = Math.cos(region.angle) * scale;
  const sin = Math.sin(region.angle) * scale;
  return (x, y) => {
    const dx = x + 0.5 - side / 2;
    const dy = y + 0.5 - side / 2;
    const column = Math.floor(region.centreX + dx * cos - dy * sin);
    const row = Math.floor(region.centreY + dx * sin + dy * cos);
    if (column < 0 || row < 0 || column >= matte.width || row >= matte.height) return 0;
    return matte.alpha[row * matte.width + column] as number;
  };
}
