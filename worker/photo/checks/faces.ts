import type { ShotMeasurements } from "../measure/measure.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Rules about which faces there are and how large the one is. */
export const FACE_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "faces.count",
    title: { zh: "画面中只有本人", en: "Nobody else in the picture" },
    unit: "faces",
    value: ({ facesBehind }) => 1 + facesBehind,
    limits: () => ({ pass: { min: 1, max: 1 }, warn: {} }),
    advice: {
      zh: "画面里只能有本人：请其他人离开，并避开海报、照片上的人脸。",
      en: "Only the graduate may be in the picture: ask others to step out, and keep posters with faces out of it.",
    },
  },
  {
    id: "face.clear",
    title: { zh: "面部清楚可辨", en: "The face is plain to see" },
    unit: "",
    value: ({ presence }) => presence,
    limits: () => LIMITS.presence,
    advice: {
      zh: "看不清面部：请摘掉墨镜、口罩和帽子，换到光线均匀的地方再拍。",
      en: "The face cannot be made out: take off dark glasses, mask and hat, and take it again in even light.",
    },
  },
  {
    id: "face.hand",
    title: { zh: "手不触脸", en: "No hand at the face" },
    unit: "",
    value: ({ hands }) => hands?.besideJaw ?? null,
    limits: () => LIMITS.handAtJaw,
    advice: {
      zh: "脸旁有手，或肩膀抬得过高：请把手放下，双肩放松放平，不要托腮。",
      en: "A hand is at the face, or a bare shoulder is pulled up to it: put the hands down and let both shoulders hang.",
    },
  },
  {
    id: "throat.hand",
    title: { zh: "手不挡颈部", en: "No hand before the throat" },
    unit: "",
    value: ({ hands }) => hands?.besideThroat ?? null,
    limits: () => LIMITS.handAtThroat,
    advice: {
      zh: "下巴或颈部前有手：请把手放下，双臂自然下垂。",
      en: "A hand is at the chin or before the throat: put the hands down and let both arms hang.",
    },
  },
  {
    id: "face.size",
    title: { zh: "人脸大小（像素）", en: "Face width in pixels" },
    unit: "px",
    value: ({ pose }) => pose.unit,
    limits: () => LIMITS.faceWidth,
    advice: {
      zh: "人脸的像素太少，放大后会模糊：请靠近一些再拍，并上传原图。",
      en: "The face has too few pixels and would come out soft: step closer, and send the original picture.",
    },
  },
  {
    id: "face.share",
    title: { zh: "人脸占画面的比例", en: "Face width against the picture" },
    unit: "",
    value: ({ faceShare }) => faceShare,
    limits: () => LIMITS.faceShare,
    advice: {
      zh: "人离镜头太远：请走近一些，拍到胸口位置即可。",
      en: "The person is too far away: step closer until the picture reaches from above the hair to the chest.",
    },
  },
];
