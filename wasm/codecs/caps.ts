/** The file formats that are decoded; everything else is refused by name before this folder is asked. */
export type PhotoFormat = "jpeg" | "png" | "webp";

/** How a file must be decoded, which decides how much of it has to be held at once. */
export type PictureKind =
  | "jpeg"
  | "jpeg-progressive"
  | "png"
  | "png-interlaced"
  | "webp"
  | "webp-alpha"
  | "webp-lossless";

/**
 * The most pixels of each kind, so that the decoder's memory stays under `MEMORY_CAP` (measured:
 * docs/decisions/002-codecs-from-debian-sources.md). What streams row by row is bounded by time, not memory.
 */
export const PIXEL_CAPS: Readonly<Record<PictureKind, number>> = {
  jpeg: 52_000_000,
  "jpeg-progressive": 26_000_000,
  png: 26_000_000,
  "png-interlaced": 5_000_000,
  webp: 17_000_000,
  "webp-alpha": 2_200_000,
  "webp-lossless": 2_200_000,
};

/** The most bytes the decoder's memory may grow to; the module itself is linked with this maximum. */
export const MEMORY_CAP = 24 * 1024 * 1024;
