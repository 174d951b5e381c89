import { signedDistance } from "./distance.ts";
import { witnesses } from "./witnesses.ts";

/** All lengths below are in face widths. Cells nearer the believed outline than this are judged anew. */
const BAND = 0.08;
/** So are cells anywhere that are believed between this and its complement. */
const DOUBT = 0.97;
/** How far around a cell its colour's like is looked for: near the outline, and far from it. */
const REACH = 0.16;
const FAR_REACH = 0.32;
/** Cells deeper inside than this are not held there by their place, only by the model's belief. */
const DEEP = 0.05;
/** And there colour counts this much more: what shows through between curls and neck is only in doubt, not denied. */
const DEEP_WEIGHT = 3;
/** The outline's own uncertainty, which turns distance into log odds, and the most it can say. */
const BLUR = 0.02;
const MOST_PLACE_ODDS = 4;
/** Levels by which colours of the same thing differ (standard deviation). */
const COLOUR_SPREAD = 8;
/** A colour that neither side has: the odds stay finite. */
const UNSEEN = 0.005;
/** Fewer sure witnesses than this on a side, and the evidence counts in proportion. */
const ENOUGH_WITNESSES = 2;

/** exp(-i / 64), so that no exponential is taken in the inner loop. */
const DECAY = Float32Array.from({ length: 1024 }, (_, i) => Math.exp(-i / 64));

/** A grid of cells with what colours and the model say of each. */
interface Scene {
  readonly width: number;
  readonly height: number;
  readonly colours: Float32Array;
  readonly distance: Float32Array;
  readonly trust: Float32Array;
}

/**
 * Judges the cells around the believed outline, and the doubtful ones, again by their colour: which side nearby has
 * more of it.
 *
 * The segmentation model sees 256 pixels across and errs by several of them where the background continues the
 * person's shape; colours of the sure cells on either side (a kernel density in a window) then tell whose a cell is.
 *
 * @param colours   Three levels a cell, as `opponentColours` gives them.
 * @param belief    0 to 1 a cell.
 * @param width     Cells across.
 * @param height    Cells down.
 * @param faceWidth Width of the face, in cells.
 * @returns The belief after the evidence; all other cells keep theirs.
 */
export function weighColours(
  colours: Float32Array,
  belief: Float32Array,
  width: number,
  height: number,
  faceWidth: number,
): Float32Array {
  const inside = Uint8Array.from(belief, (value) => (value > 0.5 ? 1 : 0));
  const distance = signedDistance(inside, width, height);
  const trust = witnesses(belief, distance, colours, width, height, faceWidth);
  const scene = { width, height, colours, distance, trust };
  const near = Math.max(4, Math.round(REACH * faceWidth));
  const far = Math.max(4, Math.round(FAR_REACH * faceWidth));
  const out = belief.slice();
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const was = belief[at] as number;
      const away = distance[at] as number;
      const off = Math.abs(away) > BAND * faceWidth;
      if (off && (was < 1 - DOUBT || was > DOUBT)) continue;
      const weight = away > DEEP * faceWidth ? DEEP_WEIGHT : 1;
      const odds = shapeOdds(was, away, faceWidth) + weight * colourOdds(scene, x, y, off ? far : near);
      out[at] = 1 / (1 + Math.exp(-odds));
    }
  }
  return out;
}

/** What the model's belief and the place say, as log odds for the person. */
function shapeOdds(belief: number, away: number, faceWidth: number): number {
  const kept = Math.max(0.02, Math.min(0.98, belief));
  const believed = Math.log(kept / (1 - kept));
  const most = away > DEEP * faceWidth ? Math.abs(believed) : MOST_PLACE_ODDS;
  const place = away / (BLUR * faceWidth);
  return (believed + Math.max(-most, Math.min(most, MOST_PLACE_ODDS, Math.max(-MOST_PLACE_ODDS, place)))) / 2;
}

/** What the sure cells around say of a cell's colour, as log odds for the person. */
function colourOdds({ width, height, colours, distance, trust }: Scene, x: number, y: number, reach: number) {
  const stride = Math.max(1, Math.round(reach / 8));
  const nearness = 128 / (reach * reach);
  const likeness = 32 / (COLOUR_SPREAD * COLOUR_SPREAD);
  const at = (y * width + x) * 3;
  const c0 = colours[at] as number;
  const c1 = colours[at + 1] as number;
  const c2 = colours[at + 2] as number;
  const left = Math.max(0, x - reach);
  const right = Math.min(width - 1, x + reach);
  const bottom = Math.min(height - 1, y + reach);
  let likeInside = 0;
  let likeOutside = 0;
  let allInside = 1e-3;
  let allOutside = 1e-3;
  for (let j = Math.max(0, y - reach); j <= bottom; j += stride) {
    for (let i = left; i <= right; i += stride) {
      const k = j * width + i;
      const witness = trust[k] as number;
      if (witness === 0) continue;
      const away = ((i - x) * (i - x) + (j - y) * (j - y)) * nearness;
      const weight = witness * (DECAY[away | 0] as number);
      const d0 = (colours[k * 3] as number) - c0;
      const d1 = (colours[k * 3 + 1] as number) - c1;
      const d2 = (colours[k * 3 + 2] as number) - c2;
      const unlike = (d0 * d0 + d1 * d1 + d2 * d2) * likeness;
      const like = unlike < 1023 ? weight * (DECAY[unlike | 0] as number) : 0;
      if ((distance[k] as number) > 0) {
        likeInside += like;
        allInside += weight;
      } else {
        likeOutside += like;
        allOutside += weight;
      }
    }
  }
  const enough = Math.min(1, allInside / ENOUGH_WITNESSES) * Math.min(1, allOutside / ENOUGH_WITNESSES);
  return enough * Math.log((likeInside / allInside + UNSEEN) / (likeOutside / allOutside + UNSEEN));
}
