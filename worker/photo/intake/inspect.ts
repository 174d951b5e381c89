import type { PhotoFormat } from "../../../wasm/codecs/caps.ts";
import { contradicts } from "./declared.ts";
import { readExif } from "./exif.ts";
import type { FileFacts, FileProblem, PhotoInfo } from "./info.ts";
import { readJpeg } from "./jpeg.ts";
import { DEFAULT_LIMITS, type IntakeLimits } from "./limits.ts";
import { readPng } from "./png.ts";
import { type IntakeRefusal, refuse } from "./refusal.ts";
import { sniff } from "./sniff.ts";
import { readWebp } from "./webp.ts";

/** What an uploaded file is, or why it is not taken. */
export type Inspection =
  | { readonly ok: true; readonly info: PhotoInfo }
  | { readonly ok: false; readonly refusal: IntakeRefusal };

const READERS: Readonly<Record<PhotoFormat, (bytes: Uint8Array) => FileFacts | FileProblem>> = {
  jpeg: readJpeg,
  png: readPng,
  webp: readWebp,
};
const REFUSED_FORMATS = {
  heic: "format_heic",
  avif: "format_avif",
  gif: "format_gif",
  bmp: "format_bmp",
  tiff: "format_tiff",
  pdf: "format_pdf",
} as const;

const isAccepted = (format: string): format is PhotoFormat => Object.hasOwn(READERS, format);
const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;

/**
 * Judges an uploaded photo by its headers, without decoding: type, size, orientation, colour, capture facts.
 * `declaredType` is what the sender called it (MIME type, extension or file name). What is damaged deeper
 * inside shows only when it is decoded.
 */
export function inspectPhoto(
  bytes: Uint8Array,
  limits: IntakeLimits = DEFAULT_LIMITS,
  declaredType?: string,
): Inspection {
  const no = (...reason: Parameters<typeof refuse>): Inspection => ({
    ok: false,
    refusal: refuse(...reason),
  });
  if (bytes.length === 0) return no("empty");
  if (bytes.length > limits.maxBytes) {
    return no("too_many_bytes", {
      megabytes: megabytes(bytes.length),
      limitMegabytes: Math.floor(limits.maxBytes / 1024 / 1024),
    });
  }
  const format = sniff(bytes);
  if (format === null) return no("not_a_picture");
  if (!isAccepted(format)) return no(REFUSED_FORMATS[format]);
  if (declaredType !== undefined && contradicts(declaredType, format)) {
    return no("type_mismatch", { declared: typeName(declaredType), actual: format.toUpperCase() });
  }
  const facts = READERS[format](bytes);
  if (typeof facts === "string") return no(facts);

  const { exif, ...stored } = facts;
  const { orientation, capture } = readExif(exif);
  const turned = orientation >= 5;
  const info: PhotoInfo = {
    format,
    byteLength: bytes.length,
    ...stored,
    orientation,
    uprightWidth: turned ? stored.height : stored.width,
    uprightHeight: turned ? stored.width : stored.height,
    capture,
  };
  const refusal = judgeSize(info, limits);
  return refusal === null ? { ok: true, info } : { ok: false, refusal };
}

/** Refuses a photo too large to decode, or too small to fill the frame without blurring. */
function judgeSize(info: PhotoInfo, limits: IntakeLimits): IntakeRefusal | null {
  const { uprightWidth: width, uprightHeight: height } = info;
  const most = limits.maxPixels[info.kind];
  if (width * height > most) return refuseTooManyPixels(width, height, most);
  const frameWidth = Math.min(width, height * limits.frameRatio);
  return frameWidth < limits.minFrameWidth ? refuse("too_small", { width, height }) : null;
}

/** Refuses a picture of `width` x `height` upright px and names the largest size of its shape within `most` pixels. */
export function refuseTooManyPixels(width: number, height: number, most: number): IntakeRefusal {
  const scale = Math.min(1, Math.sqrt(most / (width * height)));
  const round = (side: number) => Math.max(1, Math.floor((side * scale) / 10) * 10);
  return refuse("too_many_pixels", { width, height, fitWidth: round(width), fitHeight: round(height) });
}

/** What a message may repeat of a declared type: its last word, never a file's name. */
function typeName(declared: string): string {
  const type = declared.split(";")[0] ?? "";
  return type
    .slice(Math.max(type.lastIndexOf("/"), type.lastIndexOf(".")) + 1)
    .trim()
    .toUpperCase()
    .slice(0, 10);
}
