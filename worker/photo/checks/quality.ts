import type { ShotMeasurements } from "../measure/measure.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Degrees of yaw up to which the perspective of a face tells the distance. */
const FRONTAL = 15;

/** Rules about the picture's technical quality and how it was taken. */
export const QUALITY_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "sharpness",
    title: { zh: "清晰度", en: "Sharpness" },
    unit: "px",
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
    id: "file.damage",
    title: { zh: "无压缩损伤", en: "No damage by compression" },
    unit: "",
    value: ({ blocks }) => blocks,
    limits: () => LIMITS.blocks,
    advice: {
      zh: "图片压缩过度，出现了色块：请上传相机原图，不要用截图或聊天软件转发的压缩图。",
      en: "The picture shows blocks from too much compression: send the camera's original, no screenshot or chat copy.",
    },
  },
  {
    id: "photo.selfie",
    title: { zh: "拍摄距离", en: "Distance of the camera" },
    unit: "",
    value: ({ pose }) => (Math.abs(pose.yaw) > FRONTAL ? null : pose.closeness),
    limits: () => LIMITS.closeness,
    advice: {
      zh: "离得太近，像是自拍：请让别人用后置摄像头在一米外拍摄，不要自拍。",
      en: "The camera was too near, as in a selfie: have someone else take it from a metre away with the rear camera.",
    },
  },
];
