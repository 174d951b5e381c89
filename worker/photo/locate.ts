import type { Box } from "../../wasm/picture.ts";
import type { Check } from "./checks/check.ts";
import { PLACE_OF, type Place, type Region } from "./checks/region.ts";

/** Where each place lies, in pixels of one picture; absent when that picture does not have it. */
export type Places = Readonly<Partial<Record<Place, Box>>>;

/** How pixels of the picture the places were found in become those of the original and of the standard photo. */
export interface Views {
  /** Original pixels for one of the picture. */
  readonly shrink: number;
  readonly original: { readonly width: number; readonly height: number };
  /** Crop in the picture's pixels, and photo pixels for one of them; null when no photo was made. */
  readonly photo: {
    readonly crop: Box;
    readonly scale: number;
    readonly width: number;
    readonly height: number;
  } | null;
}

/** A finding is shown on the photo when at least this share of its box is in the photo's frame. */
const ENOUGH = 0.5;

/** Adds to each finding (warn or fail) where it is; what has no place, or none in the picture, stays as it is. */
export function locateFindings(checks: readonly Check[], places: Places, views: Views): Check[] {
  return checks.map((check) => {
    const region = check.verdict === "pass" ? undefined : regionOf(check.id, places, views);
    return region ? { ...check, region } : check;
  });
}

/** Where the finding of a check or a refusal is, by its identifier or code; undefined when it has no place. */
export function regionOf(id: string, places: Places, { shrink, original, photo }: Views): Region | undefined {
  const place = PLACE_OF[id];
  const box = place && places[place];
  if (!box) return undefined;
  const inPhoto = photo && clip(moved(box, photo.crop, photo.scale), photo);
  if (photo && inPhoto && area(inPhoto) >= ENOUGH * area(box) * photo.scale ** 2) {
    return { on: "photo", ...inPhoto };
  }
  const inOriginal = clip(moved(box, { x: 0, y: 0 }, shrink), original);
  return inOriginal && { on: "original", ...inOriginal };
}

function moved(box: Box, origin: { readonly x: number; readonly y: number }, scale: number): Box {
  return {
    x: (box.x - origin.x) * scale,
    y: (box.y - origin.y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
}

/** The part of a box inside a picture, whole pixels; undefined when nothing of it is. */
function clip({ x, y, width, height }: Box, picture: { readonly width: number; readonly height: number }) {
  const left = Math.round(Math.max(0, x));
  const top = Math.round(Math.max(0, y));
  const right = Math.round(Math.min(picture.width, x + width));
  const bottom = Math.round(Math.min(picture.height, y + height));
  if (!(right > left && bottom > top)) return undefined;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function area({ width, height }: Box): number {
  return width * height;
}
