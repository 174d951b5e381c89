import type { Face } from "../../wasm/face/face.ts";
import type { PhotoRefusal } from "./report.ts";

/** A face narrower than this share of the largest is someone far behind, not a second person in the portrait (ours). */
const BACKGROUND_FACE = 0.45;

/** The one face of a portrait, and how many small ones stand far behind; or why there is not one. */
export type MainFace =
  | { readonly ok: true; readonly face: Face; readonly facesBehind: number }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/** Picks the portrait's face out of all that were found, largest first. */
export function mainFace(faces: readonly Face[]): MainFace {
  const [face, ...others] = faces;
  if (face === undefined) return { ok: false, refusal: NO_FACE };
  const beside = others.filter((other) => other.box.width >= BACKGROUND_FACE * face.box.width).length;
  if (beside > 0) return { ok: false, refusal: severalFaces(beside + 1) };
  return { ok: true, face, facesBehind: others.length };
}

const NO_FACE: PhotoRefusal = {
  code: "no_face",
  message: {
    zh: "没有找到人脸。请正对镜头，在光线均匀处重拍，不要遮挡面部。",
    en: "No face was found. Face the camera in even light, with nothing covering the face, and take it again.",
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
