import { readFileSync } from "node:fs";
import { readRgb } from "../shared/picture.ts";
import { findFacePoints } from "./face-points.ts";
import { jpegFacts } from "./jpeg-facts.ts";
import type { PhotoFacts } from "./judge-photo.ts";
import { pictureFacts } from "./picture-facts.ts";
import type { Standard } from "./standard.ts";

/** Reads everything about a standard photo from its file; throws on a file that is no whole JPEG. */
export async function readPhoto(file: string, standard: Standard): Promise<PhotoFacts> {
  const bytes = readFileSync(file);
  const jpeg = jpegFacts(bytes);
  const picture = await readRgb(bytes);
  const face = await findFacePoints(picture);
  const pixels = pictureFacts(picture, standard.background, face);
  return { bytes: bytes.length, jpeg, picture, pixels, face };
}
