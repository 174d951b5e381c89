import type { PhotoFormat, PictureKind } from "../../../wasm/codecs/caps.ts";
import type { Orientation } from "../../../wasm/codecs/orient.ts";

/** What EXIF says of how a photo was taken. Never its place, owner or serial numbers. */
export interface CaptureFacts {
  readonly make: string | null;
  readonly model: string | null;
  readonly lens: string | null;
  /** The program that last wrote the file; an editor's name hints at retouching. */
  readonly software: string | null;
  /** The camera's local time, `YYYY-MM-DDTHH:MM:SS`, no zone. */
  readonly takenAt: string | null;
  /** Which camera of the phone, where the lens is named so (iPhones do: "front camera"). */
  readonly camera: "front" | "back" | null;
}

/** How the colours are stored. */
export type ColourModel = "grey" | "rgb" | "ycbcr" | "cmyk" | "ycck" | "palette";

/** What is known of a picture file without decoding it. */
export interface PhotoInfo {
  readonly format: PhotoFormat;
  readonly kind: PictureKind;
  readonly byteLength: number;
  /** Stored size, px. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Size once turned upright, px. */
  readonly uprightWidth: number;
  readonly uprightHeight: number;
  readonly colour: ColourModel;
  /** Bits a channel in the file. */
  readonly bitDepth: number;
  readonly alpha: boolean;
  /** Progressive JPEG or interlaced PNG. */
  readonly progressive: boolean;
  readonly capture: CaptureFacts;
}

/** What a format's parser reads; the rest of `PhotoInfo` follows from it. */
export interface FileFacts {
  readonly kind: PictureKind;
  readonly width: number;
  readonly height: number;
  readonly colour: ColourModel;
  readonly bitDepth: number;
  readonly alpha: boolean;
  readonly progressive: boolean;
  /** The TIFF structure with the EXIF tags, if there is one. */
  readonly exif: Uint8Array | null;
}

/** What a parser can object to, apart from limits. */
export type FileProblem = "truncated" | "decode_failed" | "unsupported_variant" | "animated";
