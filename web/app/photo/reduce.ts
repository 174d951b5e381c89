import { fitted } from "./fit.ts";

/** Quality of the reduced JPEG; the server's checks see no difference to 1. */
const QUALITY = 0.92;

/** The file is no picture that this browser can open. */
export class PhotoUnreadable extends Error {}

/** A picture ready for upload, upright; sizes in px. */
export interface Reduced {
  readonly file: File;
  readonly width: number;
  readonly height: number;
}

/**
 * Reduces a photo to at most 2048 px a side and turns it upright. A JPEG that is small enough goes as it is, with
 * its orientation in its metadata, since encoding it again could only lose.
 *
 * @throws PhotoUnreadable when the browser cannot open it.
 */
export async function reduce(file: File): Promise<Reduced> {
  const image = await open(file);
  const { width, height } = fitted(image.naturalWidth, image.naturalHeight);
  if (width === image.naturalWidth && file.type === "image/jpeg") return { file, width, height };
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null) throw new PhotoUnreadable();
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  // Frees the pixels at once: phones with little memory would keep them until the next page.
  canvas.width = 0;
  if (blob === null) throw new PhotoUnreadable();
  return { file: new File([blob], "photo.jpg", { type: "image/jpeg" }), width, height };
}

/** Opens a picture as an element, which every browser turns upright by its metadata. */
async function open(file: File): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new PhotoUnreadable();
  } finally {
    URL.revokeObjectURL(url);
  }
  if (image.naturalWidth === 0) throw new PhotoUnreadable();
  return image;
}
