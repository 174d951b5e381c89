import type { Box } from "../../../wasm/picture.ts";
import { fitted } from "./fit.ts";

/** Quality of a JPEG made here; the server's checks see no difference to 1. */
const QUALITY = 0.92;

/**
 * Draws a part of a picture (its px) at no more than 2048 px a side into a JPEG, upright and with no metadata;
 * undefined when this browser cannot.
 */
export async function drawJpeg(source: CanvasImageSource, part: Box): Promise<File | undefined> {
  const { width, height } = fitted(part.width, part.height);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  context.imageSmoothingQuality = "high";
  context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  // Frees the pixels at once: phones with little memory would keep them until the next page.
  canvas.width = 0;
  return blob === null ? undefined : new File([blob], "photo.jpg", { type: "image/jpeg" });
}
