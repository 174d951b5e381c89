import type { ColourCells } from "./cells.ts";
import { signedDistance } from "./distance.ts";

/** All lengths below are in face widths. Cells nearer the believed outline than this are asked anew. */
const BAND = 0.08;
/** How far around a cell its colour's like is looked for. */
const REACH = 0.16;
/** A cell this far from the outline bears full witness, one at the outline none. */
const SURE = 0.05;
/** The outline's own uncertainty, which turns distance into belief. */
const BLUR = 0.02;
/** Levels by which colours of the same thing differ (standard deviation). */
const COLOUR_SPREAD = 10;
/** A colour that neither side has: the odds stay finite. */
const UNSEEN = 0.005;
/** What the shape says against what the colour says, on log odds. */
const SHAPE_WEIGHT = 0.7;
const COLOUR_WEIGHT = 0.7;

/** exp(-i / 64), so that no exponential is taken in the inner loop. */
const DECAY = Float32Array.from({ length: 1024 }, (_, i) => Math.exp(-i / 64));

/**
 * Judges the cells around the believed outline again, by their colour: which side nearby has more of it.
 *
 * The segmentation model sees 256 pixels across and errs by several of them where the background continues the
 * person's shape; colours of the sure cells on either side (a kernel density in a window) then tell whose a cell is.
 *
 * @param cells     Colours.
 * @param belief    0 to 1 a cell.
 * @param faceWidth Width of the face, in cells.
 * @returns The belief after the evidence; cells far from the outline keep theirs.
 */
export function weighColours(cells: ColourCells, belief: Float32Array, faceWidth: number): Float32Array {
  const { width, height, colour } = cells;
  const inside = Uint8Array.from(belief, (value) => (value > 0.5 ? 1 : 0));
  const distance = signedDistance(inside, width, height);
  const trust = distance.map((value, i) => {
    const sure = Math.min(1, Math.abs(value) / (SURE * faceWidth));
    return sure * sure * Math.abs((belief[i] as number) - 0.5) * 2;
  });
  const reach = Math.max(4, Math.round(REACH * faceWidth));
  const stride = Math.max(1, Math.round(reach / 8));
  const nearness = 128 / (reach * reach);
  const likeness = 32 / (COLOUR_SPREAD * COLOUR_SPREAD);
  const out = belief.slice();
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - reach);
    const bottom = Math.min(height - 1, y + reach);
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const was = belief[at] as number;
      const away = distance[at] as number;
      if (Math.abs(away) > BAND * faceWidth && (was < 0.03 || was > 0.97)) continue;
      const c0 = colour[at * 3] as number;
      const c1 = colour[at * 3 + 1] as number;
      const c2 = colour[at * 3 + 2] as number;
      const left = Math.max(0, x - reach);
      const right = Math.min(width - 1, x + reach);
      let likeInside = 0;
      let likeOutside = 0;
      let allInside = 1e-3;
      let allOutside = 1e-3;
      for (let j = top; j <= bottom; j += stride) {
        for (let i = left; i <= right; i += stride) {
          const k = j * width + i;
          const witness = trust[k] as number;
          if (witness === 0) continue;
          const far = ((i - x) * (i - x) + (j - y) * (j - y)) * nearness;
          const weight = witness * (DECAY[Math.min(1023, far | 0)] as number);
          const d0 = (colour[k * 3] as number) - c0;
          const d1 = (colour[k * 3 + 1] as number) - c1;
          const d2 = (colour[k * 3 + 2] as number) - c2;
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
      const colourOdds = Math.log((likeInside / allInside + UNSEEN) / (likeOutside / allOutside + UNSEEN));
      const kept = Math.max(0.02, Math.min(0.98, was));
      const placeOdds = Math.max(-4, Math.min(4, away / (BLUR * faceWidth)));
      const shapeOdds = (Math.log(kept / (1 - kept)) + placeOdds) / 2;
      out[at] = 1 / (1 + Math.exp(-SHAPE_WEIGHT * shapeOdds - COLOUR_WEIGHT * colourOdds));
    }
  }
  return out;
}
