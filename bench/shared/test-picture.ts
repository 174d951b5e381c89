import { existsSync } from "node:fs";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { DEV_SET } from "./dev-set.ts";
import { root } from "./root.ts";

/** A portrait that the standard takes, for pictures of any size: from the evaluation set, else the one in the repository. */
function source(): string {
  const usable = join(DEV_SET, "photos", "london-005_03.jpg");
  return existsSync(usable) ? usable : join(root, "tests", "fixtures", "astronaut.png");
}

/** How a test picture is to be encoded. */
export type Encoding = "jpeg" | "jpeg-progressive" | "png" | "webp" | "webp-lossless";

/**
 * A portrait, 3:4 upright, with about so many pixels; enlarged where the source has fewer.
 *
 * @param megapixels Millions of pixels.
 * @param quality    For lossy encodings; 92 as phones write it.
 * @param grain      Spread of noise, levels, for files as heavy as a camera's: enlarging leaves nothing to encode.
 */
export async function testPicture(
  megapixels: number,
  encoding: Encoding = "jpeg",
  quality = 92,
  grain = 0,
): Promise<Uint8Array<ArrayBuffer>> {
  const width = Math.floor(Math.sqrt((megapixels * 1e6 * 3) / 4));
  const height = Math.floor((width * 4) / 3);
  // Enlarged by repeating pixels, a picture still fits the most bytes allowed without loss.
  const kernel = encoding === "png" || encoding === "webp-lossless" ? "nearest" : "lanczos3";
  const enlarged = sharp(source()).resize({ width, height, fit: "cover", kernel });
  const picture = grain > 0 ? await withGrain(enlarged, width, height, grain) : enlarged;
  const encoded = {
    jpeg: () => picture.jpeg({ quality }),
    "jpeg-progressive": () => picture.jpeg({ quality, progressive: true }),
    png: () => picture.png(),
    webp: () => picture.webp({ quality }),
    "webp-lossless": () => picture.webp({ lossless: true }),
  }[encoding]();
  return new Uint8Array(await encoded.toBuffer());
}

async function withGrain(picture: Sharp, width: number, height: number, sigma: number): Promise<Sharp> {
  const noise = { type: "gaussian", mean: 128, sigma } as const;
  const layer = sharp({ create: { width, height, channels: 3, background: "grey", noise } });
  const input = await layer.png({ compressionLevel: 1 }).toBuffer();
  return picture.composite([{ input, blend: "soft-light" }]);
}

/** Share of a picture's sides that the portrait fills in one where the face is small. */
const SMALL = 0.62;

/**
 * A portrait taken from further away with the phone held upright, JPEG: stored lying (EXIF orientation 6), the face a
 * third of the width. It needs the most room: the face is just small enough for the whole picture to be worked on.
 */
export async function distantPicture(megapixels: number): Promise<Uint8Array<ArrayBuffer>> {
  const near = sharp(await testPicture(megapixels * SMALL * SMALL));
  const { width, height } = await near.metadata();
  const wide = Math.round(width / SMALL);
  const high = Math.round(height / SMALL);
  const left = Math.round((wide - width) / 2);
  const beside = { top: high - height, left, right: wide - width - left, extendWith: "copy" } as const;
  const upright = await near.extend(beside).toBuffer();
  const lying = sharp(upright).rotate(270).jpeg({ quality: 92 }).withMetadata({ orientation: 6 });
  return new Uint8Array(await lying.toBuffer());
}
