/**
 * Fewest source pixels between the cheeks. ISO/IEC 19794-5 wants 90 px between the eyes of a full frontal image;
 * the ministry's output has about 105 at the middle of its band. At 90 px across the cheeks the eyes are about
 * 40 px apart and the picture is enlarged 2.7 times: below that nothing of the iris or brows is left (ours).
 */
export const MIN_FACE_WIDTH = 90;

/**
 * How far another judge's measurement of the same photo parts from ours at the edges that matter, px in the ministry's
 * 480x640. Eyes and jaw of 67 of our photos by face-api's 68 points, hair by plain colour difference; from the tenth
 * to the ninetieth of a hundred they lie -1.3 to 0.1 px (hair top), -2.1 to 1.3 px (eye line) and -2% to 5% (face
 * width) from ours. Too little room is shared out between the bands in this proportion.
 */
export const JUDGES_SPREAD = { hairTop: 1, eyeLine: 1, faceWidth: 5 } as const;

/**
 * The least margin of a frame: the published bands, by our own measurement. A frame below 0 lies where another judge
 * may measure a pixel outside; refusing it would turn away photos that others pass.
 */
export const MIN_MARGIN = -1;

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
