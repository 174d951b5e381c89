import type { ShotMeasurements } from "../measure/measure.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

const CAST = {
  zh: "肤色偏色：请关闭彩灯和滤镜，在自然光或白色灯光下重拍。",
  en: "The skin has the colour of the light: switch off coloured lamps and filters, and use daylight or white light.",
};

/** Rules about light and colour. */
export const LIGHT_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "light.exposure",
    title: { zh: "面部亮度", en: "Brightness of the face" },
    unit: "L*",
    value: ({ light, eyes }) => Math.max(light.brightest, eyes.white),
    limits: () => LIMITS.brightest,
    advice: {
      zh: "脸太暗：请到窗边或打开灯，让光从正面照到脸上，不要背对光源。",
      en: "The face is too dark: go to a window or switch on a light so that it falls on the face, not from behind.",
    },
  },
  {
    id: "light.burnt",
    title: { zh: "面部无过曝", en: "No burnt-out skin" },
    unit: "",
    value: ({ light }) => light.burnt,
    limits: () => LIMITS.burnt,
    advice: {
      zh: "脸部过曝发白：请关闭闪光灯，避开强光，或轻点屏幕上的人脸重新测光。",
      en: "The face is burnt out: switch the flash off, avoid hard light, or tap the face on the screen to set the exposure.",
    },
  },
  {
    id: "light.even",
    title: { zh: "面部光线均匀", en: "Even light on the face" },
    unit: "",
    value: ({ light }) => light.sides,
    limits: () => LIMITS.sides,
    advice: {
      zh: "脸一边亮一边暗（阴阳脸）：请面向光源，让两侧脸颊一样亮。",
      en: "One half of the face is in shadow: turn towards the light until both cheeks are equally bright.",
    },
  },
  {
    id: "colour.natural",
    title: { zh: "肤色自然", en: "Natural skin colour" },
    unit: "°",
    value: ({ light }) => (isGrey(light.mostChroma) || light.chroma < LIMITS.hueTells ? null : light.hue),
    limits: () => LIMITS.skinHue,
    advice: CAST,
  },
  {
    id: "colour.strong",
    title: { zh: "无明显偏色", en: "No strong colour cast" },
    unit: "",
    value: ({ light }) => light.chroma,
    limits: () => LIMITS.skinChroma,
    advice: CAST,
  },
  {
    id: "colour.mixed",
    title: { zh: "两侧光色一致", en: "Light of one colour" },
    unit: "",
    value: ({ light }) => light.hueSpread,
    limits: () => LIMITS.hueSpread,
    advice: CAST,
  },
  {
    id: "colour.grey",
    title: { zh: "彩色照片", en: "A colour photo" },
    unit: "",
    value: ({ light }) => light.mostChroma,
    limits: () => LIMITS.mostChroma,
    advice: {
      zh: "这是黑白照片或颜色太淡：请关闭滤镜，用彩色模式重拍。",
      en: "This is a black-and-white or washed-out picture: switch filters off and take it in colour.",
    },
  },
];

function isGrey(mostChroma: number): boolean {
  return mostChroma < LIMITS.mostChroma.warn.min;
}
