import type { PhotoFormat } from "../../../wasm/codecs/caps.ts";
import { hasAscii, u32 } from "./bytes.ts";

/** Formats told apart so that the refusal can say what to do about each. */
export type RefusedFormat = "heic" | "avif" | "gif" | "bmp" | "tiff" | "pdf";

const HEIC_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"];
const AVIF_BRANDS = ["avif", "avis"];
const PNG_SIGNATURE = "\x89PNG\r\n\x1a\n";

/** Names a file by its first bytes; null for anything that is not a picture we know. */
export function sniff(bytes: Uint8Array): PhotoFormat | RefusedFormat | null {
  if (hasAscii(bytes, 0, "\xff\xd8\xff")) return "jpeg";
  if (hasAscii(bytes, 0, PNG_SIGNATURE)) return "png";
  if (hasAscii(bytes, 0, "RIFF") && hasAscii(bytes, 8, "WEBP")) return "webp";
  if (hasAscii(bytes, 4, "ftyp")) return isoMedia(bytes);
  if (hasAscii(bytes, 0, "GIF87a") || hasAscii(bytes, 0, "GIF89a")) return "gif";
  if (hasAscii(bytes, 0, "II*\0") || hasAscii(bytes, 0, "MM\0*")) return "tiff";
  if (hasAscii(bytes, 0, "%PDF-")) return "pdf";
  // "BM" alone begins too many texts: the four reserved bytes of a bitmap's header are zero.
  if (hasAscii(bytes, 0, "BM") && hasAscii(bytes, 6, "\0\0\0\0") && bytes.length > 26) return "bmp";
  return null;
}

/** HEIF and AVIF share their container (and often `mif1`): AVIF wins when any of the brands says so. */
function isoMedia(bytes: Uint8Array): RefusedFormat | null {
  const end = Math.min(u32(bytes, 0), bytes.length, 256);
  const brands = [8];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(at);
  const among = (names: readonly string[]) =>
    brands.some((at) => names.some((name) => hasAscii(bytes, at, name)));
  if (among(AVIF_BRANDS)) return "avif";
  return among(HEIC_BRANDS) ? "heic" : null;
}
