import type { Text } from "../../text.ts";

/** A colour as sRGB levels, 0 to 255. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** The values a rule allows and the one to aim for; all in the same unit. */
export interface Band {
  readonly min: number;
  readonly max: number;
  readonly aim: number;
}

/**
 * How far a statement can be trusted: `A` a school's or government's own page, `B` republications that agree,
 * `I` our own inference.
 */
type Confidence = "A" | "B" | "I";

/** Where a number of a spec comes from. */
export interface Source {
  readonly states: string;
  readonly from: string;
  readonly confidence: Confidence;
}

/** Where head and face lie in the finished photo; output pixels, y downward from the upper edge. */
export interface GeometryBands {
  /** Upper edge of the photo to the top of the hair, buns included. */
  readonly hairTop: Band;
  /** Upper edge of the photo to the line through the eyes. */
  readonly eyeLine: Band;
  /** Between the two cheeks, level with the ears. */
  readonly faceWidth: Band;
  /** Largest distance of the middle of the face from the vertical centre line. */
  readonly centreOffset: number;
  /** `published` numbers of the standard, or the ministry's bands `scaled` to this size. */
  readonly origin: "published" | "scaled";
}

/** One photo standard as data: everything the checks, the geometry and the encoder obey. */
export interface PhotoSpec {
  /** Stable identifier that a programme stores. */
  readonly id: string;
  /** Rises whenever any number of the spec changes; part of a report's provenance. */
  readonly version: number;
  readonly name: Text;
  /** Output size, px. */
  readonly width: number;
  readonly height: number;
  /** Pixels an inch, written into the JFIF header. */
  readonly dpi: number;
  /** Size on paper, mm. */
  readonly millimetres: { readonly width: number; readonly height: number };
  readonly background: Rgb;
  /** Backgrounds a programme may choose instead; always holds `background`. */
  readonly allowedBackgrounds: readonly Rgb[];
  readonly geometry: GeometryBands;
  /** Bytes. A KB is read both as 1000 and as 1024 bytes: `min` satisfies the larger reading, `max` the smaller. */
  readonly fileSize: Band;
  /** IJG quality factor: `min` from the standard, `max` where more bytes show nothing more. */
  readonly quality: { readonly min: number; readonly max: number };
  /** Largest turn of the head, degrees either way. */
  readonly pose: { readonly yaw: number; readonly pitch: number; readonly roll: number };
  /** The photo may be at most this old, months. */
  readonly maxAgeMonths: number;
  readonly sources: readonly Source[];
}
