import type { RgbPicture } from "../shared/picture.ts";
import { median } from "../shared/statistics.ts";
import type { FacePoints } from "./face-points.ts";
import { difference, findPerson } from "./person-mask.ts";

/** A background pixel counts as off when a channel differs by more than this, levels: JPEG itself stays below. */
const OFF = 6;
/** A row shows hair when this many pixels around the face's columns belong to the person. */
const HAIR_PIXELS = 4;
/** Rows compared at the lower edge: two JPEG blocks and a bit, so that a flat block alone is not taken for a copy. */
const LAST_ROWS = 20;

/** What the decoded pixels of a standard photo show. Lengths in pixels. */
export interface PictureFacts {
  /** Largest difference of a median of the clear background (whole, and of each quarter) from the asked colour. */
  readonly backgroundOff: number;
  /** Share of the clear background's pixels that are off by more than 6 levels. */
  readonly unevenShare: number;
  /** First row that shows hair, from the upper edge; null when none does. */
  readonly hairTop: number | null;
  /** Share of the person's columns whose last 20 rows are all alike within a level: near 1 for repeated rows. */
  readonly repeatedRows: number;
  /** Whether the person reaches the lower edge under the face. */
  readonly reachesLowerEdge: boolean;
}

/** Measures a decoded standard photo; `face` says in which columns to look for hair. */
export function pictureFacts(
  picture: RgbPicture,
  background: readonly [number, number, number],
  face: FacePoints | null,
): PictureFacts {
  const { width, height } = picture;
  const { person, clear } = findPerson(picture, background);
  const centre = face?.centre ?? width / 2;
  const reach = (face?.width ?? width / 2) * 0.75;
  const columns = [
    Math.max(0, Math.round(centre - reach)),
    Math.min(width, Math.round(centre + reach)),
  ] as const;
  let hairTop: number | null = null;
  for (let y = 0; y < height && hairTop === null; y++) {
    let pixels = 0;
    for (let x = columns[0]; x < columns[1]; x++) pixels += person[y * width + x] ?? 0;
    if (pixels >= HAIR_PIXELS) hairTop = y;
  }
  return {
    ...backgroundFacts(picture, background, clear),
    hairTop,
    repeatedRows: repeatedRows(picture, person),
    reachesLowerEdge: person[(height - 1) * width + Math.round(centre)] === 1,
  };
}

function backgroundFacts(picture: RgbPicture, background: readonly number[], clear: Uint8Array) {
  const { width, height } = picture;
  const quarters = Array.from({ length: 4 }, () => [[], [], []] as [number[], number[], number[]]);
  let uneven = 0;
  let total = 0;
  for (let pixel = 0; pixel < clear.length; pixel++) {
    if (clear[pixel] !== 1) continue;
    total++;
    if (difference(picture, pixel, background) > OFF) uneven++;
    const right = pixel % width >= width / 2 ? 1 : 0;
    const low = pixel >= (width * height) / 4 ? 2 : 0;
    quarters[right + low]?.forEach((levels, channel) => {
      levels.push(picture.data[pixel * 3 + channel] ?? 0);
    });
  }
  const offs = [0, 1, 2].flatMap((channel) => {
    const parts = quarters.map((quarter) => quarter[channel] ?? []).filter(({ length }) => length > 400);
    return [parts.flat(), ...parts].map((levels) => Math.abs(median(levels) - (background[channel] ?? 0)));
  });
  return { backgroundOff: Math.max(...offs), unevenShare: total === 0 ? 1 : uneven / total };
}

function repeatedRows({ width, height, data }: RgbPicture, person: Uint8Array): number {
  let columns = 0;
  let alike = 0;
  for (let x = 0; x < width; x++) {
    if (person[(height - 1) * width + x] !== 1) continue;
    columns++;
    let least = 255;
    let most = 0;
    for (let y = height - LAST_ROWS; y < height; y++) {
      const at = (y * width + x) * 3;
      const level = ((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000;
      least = Math.min(least, level);
      most = Math.max(most, level);
    }
    if (most - least <= 1) alike++;
  }
  return columns === 0 ? 0 : alike / columns;
}
