/**
 * Which of the pipeline's answers name a hard reason of the evaluation set: identifiers of failed checks and codes
 * of refusals. A photo with several hard reasons is rightly rejected for any one of them.
 */
export const RIGHT_ANSWERS: Readonly<Record<string, readonly string[]>> = {
  no_face: ["no_face"],
  multiple_faces: ["several_faces", "faces.count"],
  face_too_small: ["face_too_small", "face.size", "face.share"],
  too_small: ["too_small", "face_too_small", "face.size"],
  head_top_cropped: ["head_top_cropped", "head.whole"],
  not_frontal: ["pose.yaw", "pose.pitch"],
  head_tilt: ["pose.roll"],
  rotated_180: ["photo.upright", "photo_turned"],
  eyes_closed: ["eyes.open", "eyes.lids"],
  eyes_not_open: ["eyes.open", "eyes.lids"],
  gaze_away: ["eyes.gaze"],
  mouth_open: ["mouth.closed"],
  expression: ["expression.neutral", "mouth.closed"],
  sunglasses: ["glasses.tint"],
  hat: ["head.cover", "head.ornament"],
  head_ornament: ["head.ornament", "head.cover"],
  occlusion: ["face.clear", "face.hand", "throat.hand", "mouth.free"],
  face_paint: ["colour.strong", "colour.mixed"],
  too_dark: ["light.exposure"],
  overexposed: ["light.burnt"],
  uneven_light: ["light.even"],
  colour_cast: ["colour.natural", "colour.strong", "colour.mixed"],
  grayscale: ["colour.grey"],
  blurred: ["sharpness"],
  blue_clothes: ["clothes.blue"],
  selfie: ["photo.selfie"],
};

/**
 * Codes that are right for a photo although the set gives another reason: `chelsea`, a cat, has 451x300 pixels, and
 * too small a picture is sent back before anybody looks for a face in it.
 */
export const ALSO_RIGHT: Readonly<Record<string, readonly string[]>> = { chelsea: ["too_small"] };
