import type { Picture } from "../picture.ts";
import { createPhoton } from "./instance.ts";

/**
 * Scales a picture to another size with Photon's Lanczos filter; each of the four channels for itself.
 *
 * The instance ends with the call: its memory, 13 to 17 bytes for each pixel of the picture, never shrinks, and an
 * isolate has 128 MB for everything. Making one takes a millisecond or two.
 */
export function scalePicture({ data, width, height }: Picture, toWidth: number, toHeight: number): Picture {
  const resized = createPhoton().resize(data, width, height, toWidth, toHeight);
  return { width: toWidth, height: toHeight, data: resized };
}
