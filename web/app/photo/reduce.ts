import { drawJpeg } from "./draw-jpeg.ts";
import { fitted } from "./fit.ts";

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
  const image = await openPicture(file);
  const { naturalWidth, naturalHeight } = image;
  const { width, height } = fitted(naturalWidth, naturalHeight);
  if (width === naturalWidth && file.type === "image/jpeg") return { file, width, height };
  const drawn = await drawJpeg(image, { x: 0, y: 0, width: naturalWidth, height: naturalHeight });
  if (drawn === undefined) throw new PhotoUnreadable();
  return { file: drawn, width, height };
}

/** Opens a picture as an element, which every browser turns upright by its metadata; throws PhotoUnreadable. */
export async function openPicture(file: Blob): Promise<HTMLImageElement> {
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
