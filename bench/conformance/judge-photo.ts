import type { RgbPicture } from "../shared/picture.ts";
import type { FacePoints } from "./face-points.ts";
import type { JpegFacts } from "./jpeg-facts.ts";
import type { PictureFacts } from "./picture-facts.ts";
import type { Standard } from "./standard.ts";

/** One row of the standard held against one photo. */
export interface Finding {
  readonly row: string;
  /** What was measured, for people. */
  readonly value: string;
  readonly limit: string;
  readonly ok: boolean;
}

/** Levels a median of the background may differ by: what JPEG does to an even colour. */
const BACKGROUND_TOLERANCE = 2;
/** Share of background pixels far from the person that may be off: specks that nobody sees. */
const UNEVEN_SHARE = 0.002;
/** From this share of columns on, the last rows count as copies of each other. */
const REPEATED_SHARE = 0.9;

/** Everything that was read from one standard photo. */
export interface PhotoFacts {
  readonly bytes: number;
  readonly jpeg: JpegFacts;
  readonly picture: RgbPicture;
  readonly pixels: PictureFacts;
  readonly face: FacePoints | null;
}

/** Holds a photo against every row of the standard that a machine can see. */
export function judgePhoto(facts: PhotoFacts, standard: Standard): Finding[] {
  return [...fileRows(facts, standard), ...headRows(facts, standard), ...backgroundRows(facts)];
}

function fileRows({ bytes, jpeg, picture }: PhotoFacts, standard: Standard): Finding[] {
  const { width, height, dpi, quality } = standard;
  const depth = `${jpeg.components} x ${jpeg.bits}`;
  const density = jpeg.density?.join("x") ?? "none";
  const { trailing, fillBytes, scanPadding } = jpeg.file;
  return [
    equal("size", `${jpeg.width}x${jpeg.height}`, `${width}x${height}`),
    equal("decoded size", `${picture.width}x${picture.height}`, `${width}x${height}`),
    equal("channels x bits", depth, "3 x 8"),
    equal("density", density, `${dpi}x${dpi}`),
    within("quality", jpeg.quality, [quality, 100]),
    within("bytes", bytes, standard.bytes),
    equal("metadata", jpeg.extras.join(", ") || "none", "none"),
    equal(
      "baseline, bytes of padding",
      scanPadding === null ? "no" : `${trailing + fillBytes + scanPadding}`,
      "0",
    ),
  ];
}

function headRows({ face, pixels }: PhotoFacts, standard: Standard): Finding[] {
  if (!face) return [{ row: "face", value: "none found", limit: "1", ok: false }];
  return [
    equal("faces", String(face.faces), "1"),
    pixels.hairTop === null
      ? { row: "hair top", value: "none", limit: standard.hairTop.join("-"), ok: false }
      : within("hair top", pixels.hairTop, standard.hairTop),
    within("eye line", face.eyeLine, standard.eyeLine),
    within("face width", face.width, standard.faceWidth),
    within("off centre", face.centre - standard.width / 2, [-standard.offCentre, standard.offCentre]),
  ];
}

function backgroundRows({ pixels }: PhotoFacts): Finding[] {
  return [
    within("background, levels off", pixels.backgroundOff, [0, BACKGROUND_TOLERANCE]),
    share("background, uneven", pixels.unevenShare, UNEVEN_SHARE),
    share("repeated rows", pixels.repeatedRows, REPEATED_SHARE),
    equal("body reaches the lower edge", pixels.reachesLowerEdge ? "yes" : "no", "yes"),
  ];
}

function equal(row: string, value: string, limit: string): Finding {
  return { row, value, limit, ok: value === limit };
}

function within(row: string, value: number, [min, max]: readonly [number, number]): Finding {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return { row, value: shown, limit: `${min}-${max}`, ok: value >= min && value <= max };
}

function share(row: string, value: number, most: number): Finding {
  return { row, value: `${(100 * value).toFixed(2)}%`, limit: `${100 * most}%`, ok: value <= most };
}
