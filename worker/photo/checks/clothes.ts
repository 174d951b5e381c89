import type { ShotMeasurements } from "../measure/measure.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Rules about clothes. */
export const CLOTHES_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "clothes.blue",
    title: { zh: "衣服与背景颜色区分", en: "Clothes distinct from the background" },
    unit: "",
    value: ({ clothes }) => clothes?.blue ?? null,
    limits: () => LIMITS.blueClothes,
    applies: hasBlueBackground,
    advice: {
      zh: "衣服是蓝色的，会与蓝色背景混在一起：请换一件非蓝色的有领衣服。",
      en: "The clothes are blue like the background: wear a collar of another colour.",
    },
  },
  {
    id: "clothes.white",
    title: { zh: "衣服与背景颜色区分", en: "Clothes distinct from the background" },
    unit: "",
    value: ({ clothes }) => clothes?.white ?? null,
    limits: () => LIMITS.whiteClothes,
    applies: hasWhiteBackground,
    advice: {
      zh: "衣服是白色的，会与浅色背景混在一起：请换一件深色有领衣服。",
      en: "The clothes are white like the background: wear a dark collar.",
    },
  },
];

/** Whether the spec's background is blue: its blue level stands clearly above its red one. */
function hasBlueBackground({ background }: PhotoSpec): boolean {
  return background.b - background.r > 60;
}

/** Whether the spec's background is white or light grey. */
function hasWhiteBackground({ background: { r, g, b } }: PhotoSpec): boolean {
  return Math.min(r, g, b) >= 225;
}
