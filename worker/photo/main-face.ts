import type { Face } from "../../wasm/face/face.ts";
import { fitPose } from "../../wasm/face/pose.ts";
import type { Box } from "../../wasm/picture.ts";
import type { PhotoRefusal } from "./report.ts";

/** A face narrower than this share of the largest is someone far behind, not a second person in the portrait (ours). */
const BACKGROUND_FACE = 0.45;

/** Nobody tilts the head this far, degrees: the picture itself lies on its side or upside down. */
const TURNED = 45;

/** The one face of a portrait, and where small ones stand far behind; or why there is not one. */
export type MainFace =
  | { readonly ok: true; readonly face: Face; readonly facesBehind: readonly Box[] }
  | {
      readonly ok: false;
      readonly refusal: PhotoRefusal;
      /** The face that the refusal is about, pixels of the picture. */
      readonly about?: Box;
    };

/** Picks the portrait's face out of all that were found, largest first. */
export function mainFace(faces: readonly Face[]): MainFace {
  const [face, ...others] = faces;
  if (face === undefined) return { ok: false, refusal: NO_FACE };
  const beside = others.filter((other) => other.box.width >= BACKGROUND_FACE * face.box.width);
  const [second] = beside;
  if (second) return { ok: false, refusal: severalFaces(beside.length + 1), about: second.box };
  if (Math.abs(fitPose(face.mesh).roll) > TURNED) {
    return { ok: false, refusal: TURNED_PICTURE, about: face.box };
  }
  return { ok: true, face, facesBehind: others.map(({ box }) => box) };
}

const NO_FACE: PhotoRefusal = {
  code: "no_face",
  message: {
    zh: "没有找到人脸。请正对镜头，在光线均匀处重拍，不要遮挡面部。",
    en: "No face was found. Face the camera in even light, with nothing covering the face, and take it again.",
  },
};

const TURNED_PICTURE: PhotoRefusal = {
  code: "photo_turned",
  message: {
    zh: "照片是横的或倒的。请先在相册里转正再上传，或竖持手机重拍。",
    en: "The picture lies on its side or upside down. Turn it upright in the album, or take it again with the phone upright.",
  },
};

function severalFaces(count: number): PhotoRefusal {
  return {
    code: "several_faces",
    message: {
      zh: `画面中有 ${count} 张人脸。请只拍一个人，让其他人离开画面。`,
      en: `There are ${count} faces in the picture. Only one person may be in it: ask the others to step out.`,
    },
  };
}
