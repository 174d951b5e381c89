/** Longest side of an uploaded photo, px: more shows nothing more in a photo of 480x640. */
export const LONGEST_SIDE = 2048;

/** The size of a picture (px) fitted into the longest side, never enlarged. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
