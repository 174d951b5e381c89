import type { Face } from "../../../wasm/face/face.ts";
import { fitPose, type Pose } from "../../../wasm/face/pose.ts";
import type { Box, Matte, Picture } from "../../../wasm/picture.ts";
import type { Pyramid } from "../../../wasm/tensors/pyramid.ts";
import { type ClothesLook, measureClothes } from "./clothes.ts";
import { measureBlocks } from "./compression.ts";
import { type EyeCover, measureEyeCover } from "./eye-cover.ts";
import { type EyeLook, measureEyes } from "./eyes.ts";
import type { FaceView } from "./face-view.ts";
import { type HandLook, measureHands } from "./hand.ts";
import { type HeadLook, measureHead } from "./head.ts";
import { mapHead } from "./head-map.ts";
import { measureSkinLight, type SkinLight } from "./light.ts";
import { type MouthLook, measureMouth } from "./mouth.ts";
import { measureOrnament } from "./ornament.ts";
import { measureSharpness, type Sharpness } from "./sharpness.ts";

/** The one face of a shot in its picture, and what else was found there. */
export interface Shot {
  /** The upright working picture and its smaller copies. */
  readonly pyramid: Pyramid;
  readonly face: Face;
  /** Small faces far behind the person. */
  readonly facesBehind: readonly Box[];
  /** The person's matte at the picture's size; null when there is none (yet). */
  readonly matte: Matte | null;
}

/** Everything the checks know about a shot. */
export interface ShotMeasurements {
  readonly facesBehind: number;
  /** FaceMesh's certainty that it lies on a face, 0 to 1. */
  readonly presence: number;
  readonly pose: Pose;
  /** Width of the face over the picture's shorter side. */
  readonly faceShare: number;
  readonly eyes: EyeLook;
  readonly eyeCover: EyeCover;
  readonly mouth: MouthLook;
  readonly light: SkinLight;
  readonly sharpness: Sharpness;
  /** Strength of the JPEG block grid on the face; 1 for none. */
  readonly blocks: number;
  readonly head: HeadLook | null;
  /** Area in the hair of a colour that hair does not have, face widths squared; null when it cannot be told. */
  readonly ornament: number | null;
  /** Null when they cannot be told. */
  readonly hands: HandLook | null;
  readonly clothes: ClothesLook | null;
}

/** Measures a shot; reads pixels and mesh, changes nothing. */
export function measureShot({ pyramid, face, facesBehind, matte }: Shot): ShotMeasurements {
  const picture = pyramid[0] as Picture;
  const pose = fitPose(face.mesh);
  const view: FaceView = { pyramid, mesh: face.mesh, pose };
  const map = matte && mapHead(view, matte);
  return {
    facesBehind: facesBehind.length,
    presence: face.presence,
    pose,
    faceShare: pose.unit / Math.min(picture.width, picture.height),
    eyes: measureEyes(view),
    eyeCover: measureEyeCover(view),
    mouth: measureMouth(view),
    light: measureSkinLight(view),
    sharpness: measureSharpness(view),
    blocks: measureBlocks(picture, face.box),
    head: matte && measureHead(view, matte),
    ornament: map && measureOrnament(view, map),
    hands: map && measureHands(view, map),
    clothes: matte && measureClothes(picture, matte, view),
  };
}
