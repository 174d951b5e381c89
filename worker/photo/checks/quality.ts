import type { ShotMeasurements } from "../measure/measure.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Rules about the picture's technical quality and how it was taken. */
export const QUALITY_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "sharpness",
    title: { zh: "清晰度", en: "Sharpness" },
    unit: "",
    value: ({ sharpness }) => sharpness.blur,
    limits: () => LIMITS.blur,
    advice: {
      zh: "照片模糊：请擦净镜头，轻点屏幕上的人脸对焦，拿稳手机再拍。",
      en: "The picture is blurred: wipe the lens, tap the face on the screen to focus, and hold the phone still.",
    },
  },
  {
    id: "noise",
    title: { zh: "画面噪点", en: "Grain" },
    unit: "",
    value: ({ sharpness }) => sharpness.grain,
    limits: () => LIMITS.grain,
    advice: {
      zh: "噪点较多：请换到更亮的地方再拍，不要放大画面。",
      en: "The picture is grainy: take it in more light, without zooming in.",
    },
  },
  {
    id: "photo.selfie",
    title: { zh: "拍摄距离", en: "Distance of the camera" },
    unit: "",
    value: ({ pose }) => pose.closeness,
    limits: () => LIMITS.closeness,
    advice: {
      zh: "离得太近，像是自拍：请让别人用后置摄像头在一米外拍摄，不要自拍。",
      en: "The camera was too near, as in a selfie: have someone else take it from a metre away with the rear camera.",
    },
  },
];
