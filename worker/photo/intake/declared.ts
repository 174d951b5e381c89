import type { PhotoFormat } from "../../../wasm/codecs/caps.ts";

const NAMES: Readonly<Record<string, PhotoFormat | "other">> = {
  jpg: "jpeg",
  jpeg: "jpeg",
  jpe: "jpeg",
  jfif: "jpeg",
  pjpeg: "jpeg",
  png: "png",
  "x-png": "png",
  webp: "webp",
  heic: "other",
  heif: "other",
  avif: "other",
  gif: "other",
  bmp: "other",
  tif: "other",
  tiff: "other",
  pdf: "other",
  "svg+xml": "other",
  svg: "other",
};

/**
 * Whether what the sender called a file contradicts what it is. `declared` is a MIME type, an extension or a
 * file name; one that says nothing about pictures (`application/octet-stream`, no extension) contradicts nothing.
 *
 * A name with the extension of another kind we take contradicts nothing either: chat apps and albums save WebP and
 * PNG as `.jpg`, the person cannot see it, and the content decides. A MIME type is a program's word and must be true.
 */
export function contradicts(declared: string, actual: PhotoFormat): boolean {
  const type = declared.split(";")[0]?.trim().toLowerCase() ?? "";
  const name = type.slice(Math.max(type.lastIndexOf("/"), type.lastIndexOf(".")) + 1);
  const claimed = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (claimed === undefined || claimed === actual) return false;
  return claimed === "other" || type.includes("/");
}
