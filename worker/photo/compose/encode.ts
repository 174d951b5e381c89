import { type JpegEncoder, jpegEncoder } from "../../../wasm/jpeg/encoder.ts";
import type { Picture } from "../../../wasm/picture.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import { type FittedFile, fitFileSize } from "./fit-file-size.ts";
import { asJfif } from "./jfif.ts";

/**
 * Encodes a composed photo as its spec demands: baseline JFIF at the spec's density, inside its band of file
 * sizes, at no less than its quality, without metadata or padding.
 *
 * Baseline, not progressive: upload systems of schools and of the ministry are old and unpublished, every decoder
 * reads baseline, and a progressive file would save 10% of bytes that the band does not want saved.
 *
 * @param picture Opaque picture of the spec's size.
 * @param spec    Density, band of file sizes, least quality.
 */
export async function encodePhoto(
  picture: Picture,
  spec: Pick<PhotoSpec, "width" | "height" | "dpi" | "fileSize" | "quality">,
): Promise<FittedFile> {
  const encoder = await jpegEncoder();
  return fitFileSize((options) => encodeJfif(encoder, picture, options, spec.dpi), spec);
}

function encodeJfif(
  encoder: JpegEncoder,
  picture: Picture,
  options: Parameters<JpegEncoder>[1],
  dpi: number,
): Uint8Array {
  const file = asJfif(encoder(picture, options), dpi);
  if (file === undefined) throw new Error("mozjpeg wrote a file without an end");
  return file;
}
