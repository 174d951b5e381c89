import sharp from "sharp";

/** A decoded picture: three bytes a pixel, red, green, blue, rows from the top. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One value a pixel, rows from the top. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Decodes a picture file upright, in sRGB, transparency dropped. */
export async function readRgb(file: string | Uint8Array): Promise<RgbPicture> {
  const upright = sharp(file).rotate().toColourspace("srgb").removeAlpha();
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Reads a grey picture file (a matte, a trimap) as levels 0 to 255. */
export async function readGrey(file: string | Uint8Array): Promise<Plane> {
  const grey = sharp(file).removeAlpha().extractChannel(0);
  const { data, info } = await grey.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: Float32Array.from(data) };
}
