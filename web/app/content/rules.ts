import type { Text } from "../api/types.ts";
import type { Drawn } from "../drawings/drawn.ts";

/** A way to break a rule, drawn. */
interface Mistake {
  readonly text: Text;
  readonly drawn: Drawn;
}

/** One of the seven shooting rules, with what is right and what is wrong. */
export interface ShootingRule {
  readonly title: Text;
  readonly text: Text;
  readonly right: Drawn;
  readonly wrong: readonly Mistake[];
}

/** The seven rules, for the person behind the camera. */
export const shootingRules: readonly ShootingRule[] = [
  {
    title: { zh: "光线均匀，背景干净", en: "Even light, clean background" },
    text: {
      zh: "在室内白墙前拍摄，人离墙约一米；衣服颜色与墙面区分开。",
      en: "Indoors, in front of a white wall, about one metre away from it; clothes distinct from the wall.",
    },
    right: {},
    wrong: [
      { text: { zh: "背景杂乱", en: "Cluttered" }, drawn: { wall: "busy" } },
      { text: { zh: "光线太暗", en: "Too dark" }, drawn: { light: "dim" } },
    ],
  },
  {
    title: { zh: "后置摄像头，拍到胸口", en: "Rear camera, down to the chest" },
    text: {
      zh: "请他人用后置摄像头拍摄半身，头顶留一点空间。",
      en: "Someone else takes a half-length picture with the rear camera, with some room above the head.",
    },
    right: { who: "woman" },
    wrong: [
      { text: { zh: "自拍", en: "Selfie" }, drawn: { who: "woman", size: 1.45, selfie: true } },
      { text: { zh: "离得太远", en: "Too far" }, drawn: { who: "woman", size: 0.5 } },
    ],
  },
  {
    title: { zh: "正对镜头，露出额头和双耳", en: "Face the lens, forehead and ears free" },
    text: {
      zh: "双肩放平，头不歪，表情自然，嘴唇闭合。",
      en: "Shoulders level, head upright, natural expression, lips closed.",
    },
    right: { who: "woman" },
    wrong: [
      { text: { zh: "歪头、露齿", en: "Tilted, teeth" }, drawn: { who: "woman", tilt: 13, mouth: "open" } },
      { text: { zh: "头发遮脸", en: "Hair in face" }, drawn: { who: "woman", hair: "over-face" } },
    ],
  },
  {
    title: { zh: "最好不戴眼镜，不戴饰品", en: "Better without glasses, no ornaments" },
    text: {
      zh: "平时戴眼镜的可以戴，镜片无色、不反光；不戴帽子、耳环和项链。",
      en: "Habitual wearers may keep clear glasses without glare; no hat, earrings or necklace.",
    },
    right: { on: "glasses" },
    wrong: [
      { text: { zh: "有色镜片", en: "Tinted" }, drawn: { on: "tinted" } },
      { text: { zh: "帽子、饰品", en: "Hat, earrings" }, drawn: { who: "woman", on: "ornaments" } },
    ],
  },
  {
    title: { zh: "穿有领的深色正装", en: "Plain, collared, formal clothes" },
    text: {
      zh: "不穿蓝色（照片底色是蓝色），不穿花纹、臃肿、无袖或低领的衣服。",
      en: "Never blue, since the background is blue. No busy patterns, nothing bulky, sleeveless or low-cut.",
    },
    right: {},
    wrong: [
      { text: { zh: "蓝色衣服", en: "Blue" }, drawn: { wall: "blue", clothes: "blue" } },
      { text: { zh: "无袖、低领", en: "Bare arms" }, drawn: { who: "woman", clothes: "sleeveless" } },
    ],
  },
  {
    title: { zh: "脸上没有阴影", en: "No shadow on the face" },
    text: {
      zh: "面向窗户或灯光，不要逆光，不要一边亮一边暗（阴阳脸）。",
      en: "Face the window or the lamp. No light from behind, no half-lit face.",
    },
    right: { who: "woman" },
    wrong: [
      { text: { zh: "阴阳脸", en: "Half-lit" }, drawn: { who: "woman", light: "half" } },
      { text: { zh: "逆光", en: "Light behind" }, drawn: { who: "woman", light: "behind" } },
    ],
  },
  {
    title: { zh: "素颜，不用美颜", en: "Bare face, no filters" },
    text: {
      zh: "不化妆，不戴美瞳；关闭美颜、滤镜和人像虚化。",
      en: "No make-up, no cosmetic contact lenses; beauty mode, filters and portrait blur off.",
    },
    right: { who: "woman" },
    wrong: [
      { text: { zh: "浓妆", en: "Make-up" }, drawn: { who: "woman", face: "made-up" } },
      { text: { zh: "美颜滤镜", en: "Filter" }, drawn: { who: "woman", face: "filtered" } },
    ],
  },
];
