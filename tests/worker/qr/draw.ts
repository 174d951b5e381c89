import { encode } from "uqr";
import type { Picture } from "../../../wasm/picture.ts";

/** How a code is drawn. */
export interface Drawing {
  /** Pixels a module. */
  readonly scale: number;
  /** Modules of quiet zone. */
  readonly quiet?: number;
  readonly dark?: readonly [number, number, number];
  readonly light?: readonly [number, number, number];
}

/** Draws a text as a QR code on a picture of its own. */
export function drawQr(
  text: string,
  { scale, quiet = 4, dark = [0, 0, 0], light = [255, 255, 255] }: Drawing,
): Picture {
  const { data: modules, size } = encode(text, { ecc: "M", border: quiet });
  const side = size * scale;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [r, g, b] = modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? dark : light;
      data.set([r, g, b, 255], (y * side + x) * 4);
    }
  }
  return { width: side, height: side, data };
}

/** A picture of one colour with others laid on it at the given places, px. */
export function collage(
  width: number,
  height: number,
  colour: readonly [number, number, number],
  parts: readonly { readonly picture: Picture; readonly x: number; readonly y: number }[],
): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set([...colour, 255], i * 4);
  for (const { picture, x, y } of parts) {
    for (let row = 0; row < picture.height; row++) {
      const line = picture.data.subarray(row * picture.width * 4, (row + 1) * picture.width * 4);
      data.set(line, ((y + row) * width + x) * 4);
    }
  }
  return { width, height, data };
}
