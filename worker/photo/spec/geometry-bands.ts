import type { Band, GeometryBands } from "./spec.ts";

/** A band whose middle is the aim: the standard's edges are where an upload system begins to refuse. */
function band(min: number, max: number): Band {
  return { min, max, aim: (min + max) / 2 };
}

const MINISTRY_WIDTH = 480;
const MINISTRY_HEIGHT = 640;

/**
 * The ministry's bands for 480x640 px. The standard asks for "centred" without a tolerance: a thirtieth of
 * the width is ours, less than two shoulders usually differ.
 */
export const MINISTRY_BANDS: GeometryBands = {
  hairTop: band(50, 110),
  eyeLine: band(200, 300),
  faceWidth: band(180, 300),
  centreOffset: 16,
  origin: "published",
};

/**
 * The ministry's bands carried over to another size, for sizes without published ones. Distances scale by the
 * smaller of the two side ratios, so the head never outgrows the frame. Height that is left over is shared above
 * and below so that the middle of the eye band stays at the same fraction of the height (250/640).
 *
 * @param width  Output width, px.
 * @param height Output height, px.
 */
export function scaledBands(width: number, height: number): GeometryBands {
  const scale = Math.min(width / MINISTRY_WIDTH, height / MINISTRY_HEIGHT);
  const spareHeight = height - scale * MINISTRY_HEIGHT;
  const shift = spareHeight * (MINISTRY_BANDS.eyeLine.aim / MINISTRY_HEIGHT);
  const scaled = (of: Band, offset: number): Band => band(of.min * scale + offset, of.max * scale + offset);
  return {
    hairTop: scaled(MINISTRY_BANDS.hairTop, shift),
    eyeLine: scaled(MINISTRY_BANDS.eyeLine, shift),
    faceWidth: scaled(MINISTRY_BANDS.faceWidth, 0),
    centreOffset: MINISTRY_BANDS.centreOffset * scale,
    origin: "scaled",
  };
}
