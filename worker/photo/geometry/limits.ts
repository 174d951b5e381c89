/**
 * Fewest source pixels between the cheeks. ISO/IEC 19794-5 wants 90 px between the eyes of a full frontal image;
 * the ministry's output has about 105 at the middle of its band. At 90 px across the cheeks the eyes are about
 * 40 px apart and the picture is enlarged 2.7 times: below that nothing of the iris or brows is left (ours).
 */
export const MIN_FACE_WIDTH = 90;

/**
 * How far another judge's measurement of the same photo parts from ours, px in the ministry's 480x640. Eyes and jaw
 * of 55 of our photos by face-api's 68 points, hair by plain colour difference; from the tenth to the ninetieth of a
 * hundred they lie -2.1 to 1.4 px (eye line), -1.4 to 0.2 px (hair top) and -2% to 5% (face width) from ours.
 * Margins count from bands that are narrower by this.
 */
export const JUDGES_SPREAD = { hairTop: 1, eyeLine: 1.5, faceWidth: 5 } as const;

/**
 * The least margin of a frame, as a share of the way from a narrowed band's edge to its aim. In the ministry's photo
 * the narrowed bands begin 1 of 30 px inside the published one (hair top) and 1.5 of 50 (eye line), so that a frame at
 * this margin is still inside every published band; below it there is none to be had and the photo is refused.
 */
export const MIN_MARGIN = -0.03;

/**
 * How far a frame may reach below the picture, output px: the middle of its last row is then still inside, so that
 * row is made of the picture's own last rows and none is repeated.
 */
export const LAST_ROW = 0.49;

/**
 * The margin that is not given up for looks: a frame narrows to hide a cut shoulder only as far as this remains,
 * so that the photo passes whichever of the usual face models measures it.
 */
export const SAFE_MARGIN = 0.3;
