/**
 * Fewest source pixels between the cheeks. ISO/IEC 19794-5 wants 90 px between the eyes of a full frontal image;
 * the ministry's output has about 105 at the middle of its band. At 90 px across the cheeks the eyes are about
 * 40 px apart and the picture is enlarged 2.7 times: below that nothing of the iris or brows is left (ours).
 */
export const MIN_FACE_WIDTH = 90;

/**
 * Enlarging beyond this softens the photo visibly; ours, for a warning. At 1.35 a face fills the ministry's
 * aim of 240 px from 178, the standard's own lower edge.
 */
export const SOFT_UPSCALE = 1.35;

/**
 * The least margin of a frame, as a share of the way from a band's edge to its aim. Slightly outside: 1 px of hair
 * top, 1.5 of eye line, 2 of face width in the ministry's photo, which is how far two measurements of one face part.
 * A frame outside a band carries a warning for the reviewer; refusing it would turn away photos another judge passes.
 */
export const MIN_MARGIN = -0.03;

/**
 * The margin that is not given up for looks: a frame narrows to hide a cut shoulder only as far as this remains,
 * so that the photo passes whichever of the usual face models measures it.
 */
export const SAFE_MARGIN = 0.3;
