import { prepareZXingModule, purgeZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmModule from "zxing-wasm/reader/zxing_reader.wasm";
import type { Picture } from "../picture.ts";

/** Where a code lies in the picture, px: its corners, clockwise from the code's own upper left. */
type Corners = readonly [Point, Point, Point, Point];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** One QR code that was read. */
export interface QrCode {
  readonly text: string;
  readonly corners: Corners;
}

/** How a picture is looked at in one pass. */
export interface ReadOptions {
  /** Closes gaps between modules: for photos of screens with moire, and for damaged prints. */
  readonly denoise: boolean;
}

const OVERRIDES = {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
    const instance = new WebAssembly.Instance(wasmModule, imports);
    done(instance);
    return instance.exports;
  },
};

/** Most codes one picture is searched for: a screenshot of a chat may hold several. */
const MOST = 8;

/** Reads the QR codes of a picture, upright, turned, mirrored or inverted, in one pass. */
export async function readOnce(picture: Picture, { denoise }: ReadOptions): Promise<readonly QrCode[]> {
  const { width, height, data } = picture;
  prepareZXingModule({ overrides: OVERRIDES });
  // What browsers call an ImageData: the reader asks for these fields only.
  const image = { width, height, data, colorSpace: "srgb" } as Parameters<typeof readBarcodes>[0];
  const results = await readBarcodes(image, {
    formats: ["QRCode"],
    tryHarder: true,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: true,
    tryDenoise: denoise,
    maxNumberOfSymbols: MOST,
    textMode: "Plain",
  });
  return results
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }));
}

/** Lets go of the reader's WebAssembly memory, 22 MB and more, until the next picture. */
export function closeReader(): void {
  purgeZXingModule();
}
