/** Long side of what the Images binding hands back, px: what we would reduce to ourselves. */
const SIDE = 2048;

/**
 * Reduces a file our decoder cannot take (too many pixels, HEIC) through the Images binding, which turns it upright
 * by its EXIF orientation and answers a JPEG of at most 2048 px.
 *
 * @returns The JPEG, or null when Images refuses the file; the caller then keeps its own refusal.
 */
export async function reduceWithImages(images: ImagesBinding, bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const result = await images
      .input(new Blob([bytes as Uint8Array<ArrayBuffer>]).stream())
      .transform({ width: SIDE, height: SIDE, fit: "scale-down" })
      .output({ format: "image/jpeg", quality: 95 });
    return new Uint8Array(await result.response().arrayBuffer());
  } catch {
    // Images throws ImagesError for what it cannot read; the reason we already have is the better one for the sender.
    return null;
  }
}
