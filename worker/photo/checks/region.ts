import type { Box } from "../../../wasm/picture.ts";

/** A part of the person or of the picture that a finding is about. */
export type Place =
  | "face"
  | "eyes"
  | "mouth"
  | "jaw"
  | "forehead"
  | "crown"
  | "hair"
  | "ears"
  | "clothes"
  | "shoulder"
  | "lowerEdge"
  | "otherFace";

/** Where a finding is: pixels of the standard photo, or of the upright original where the photo does not show it. */
export interface Region extends Box {
  readonly on: "photo" | "original";
}

/**
 * What each check and each refusal about the picture is about, by its identifier or code; what is not listed has no
 * place, such as the size of a file.
 */
export const PLACE_OF: Readonly<Record<string, Place>> = {
  "faces.count": "otherFace",
  "face.clear": "face",
  "face.hand": "jaw",
  "throat.hand": "jaw",
  "face.size": "face",
  "face.share": "face",
  "photo.upright": "face",
  "photo.selfie": "face",
  "pose.roll": "eyes",
  "pose.yaw": "face",
  "pose.pitch": "face",
  "eyes.open": "eyes",
  "eyes.lids": "eyes",
  "eyes.gaze": "eyes",
  "eyes.red": "eyes",
  "glasses.tint": "eyes",
  "mouth.free": "mouth",
  "mouth.closed": "mouth",
  "expression.neutral": "mouth",
  "light.exposure": "face",
  "light.burnt": "face",
  "light.even": "face",
  "colour.natural": "face",
  "colour.strong": "face",
  "colour.mixed": "face",
  "colour.grey": "face",
  "head.whole": "crown",
  "head.cover": "crown",
  "head.ornament": "hair",
  "forehead.visible": "forehead",
  "ears.visible": "ears",
  sharpness: "face",
  noise: "face",
  "file.damage": "face",
  "clothes.blue": "clothes",
  "clothes.white": "clothes",
  "frame.hair-top": "crown",
  "frame.eye-line": "eyes",
  "frame.face-width": "face",
  "frame.centre": "face",
  "frame.shoulders": "shoulder",
  head_top_cropped: "crown",
  hair_too_tall: "crown",
  forehead_too_low: "forehead",
  face_too_small: "face",
  body_cut_below: "lowerEdge",
  several_faces: "otherFace",
  photo_turned: "face",
};
