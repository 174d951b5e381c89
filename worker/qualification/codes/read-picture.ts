import { decodePhoto } from "../../../wasm/codecs/decode.ts";
import { orient } from "../../../wasm/codecs/orient.ts";
import { readQrCodes } from "../../../wasm/qr/read-codes.ts";
import { refuseUndecodable } from "../../photo/intake/decode-refusal.ts";
import { inspectPhoto } from "../../photo/intake/inspect.ts";
import { DEFAULT_LIMITS, type IntakeLimits } from "../../photo/intake/limits.ts";
import type { IntakeRefusal } from "../../photo/intake/refusal.ts";

/** A code cut out of a screenshot may be small: 40 px are less than any QR code can be read from. */
const LIMITS: IntakeLimits = { ...DEFAULT_LIMITS, maxBytes: 12 * 1024 * 1024, minFrameWidth: 40 };
/** Most pixels among which codes are looked for: two phone screens in full, five at two thirds of their size. */
const MOST_PIXELS = 5_760_000;

/** The texts of a picture's QR codes, none when there is none; or why it is not a picture we can open. */
export type PictureTexts =
  | { readonly ok: true; readonly texts: readonly string[] }
  | { readonly ok: false; readonly refusal: IntakeRefusal };

/**
 * Reads the QR codes of an uploaded screenshot or photo (JPEG, PNG or WebP, at most 12 MB).
 *
 * @param wanted Whether a text may be the one that is looked for; other codes beside it do not end the search.
 */
export async function readPictureTexts(
  bytes: Uint8Array,
  declaredType?: string,
  wanted?: (text: string) => boolean,
): Promise<PictureTexts> {
  const inspection = inspectPhoto(bytes, LIMITS, declaredType);
  if (!inspection.ok) return inspection;
  const { uprightWidth: width, uprightHeight: height } = inspection.info;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  const maxSide = Math.floor(Math.max(width, height) * scale);
  const decoded = decodePhoto(bytes, inspection.info, { maxSide });
  if (!decoded.ok) return { ok: false, refusal: refuseUndecodable(decoded.code, inspection.info) };
  const codes = await readQrCodes(orient(decoded.picture, inspection.info.orientation), wanted);
  return { ok: true, texts: codes.map(({ text }) => text) };
}
