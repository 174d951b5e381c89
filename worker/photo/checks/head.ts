import type { HeadLook } from "../measure/head.ts";
import type { ShotMeasurements } from "../measure/measure.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Rules about hair and head. */
export const HEAD_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "head.whole",
    title: { zh: "头部完整", en: "The whole head" },
    unit: "",
    value: ({ head }) => head?.cut ?? null,
    limits: () => LIMITS.headCut,
    advice: {
      zh: "头顶被画面切掉了：请后退一步，在头顶上方留出空白再拍。",
      en: "The top of the head is cut off: step back and leave room above the hair.",
    },
  },
  {
    id: "head.cover",
    title: { zh: "不戴帽子和头饰", en: "Nothing on the head" },
    unit: "",
    value: ({ head }) => head && headCoverScore(head),
    limits: () => LIMITS.headCover,
    advice: {
      zh: "头上好像戴了帽子或头饰：请摘下再拍（宗教、医疗原因除外，可向客服说明）。",
      en: "Something seems to be worn on the head: take it off (for religious or medical reasons, tell customer service).",
    },
  },
  {
    id: "head.ornament",
    title: { zh: "头发上没有饰物", en: "Nothing in the hair" },
    unit: "",
    value: ({ ornament }) => ornament,
    limits: () => LIMITS.ornament,
    advice: {
      zh: "头发上好像有发饰或别的东西：请摘掉发卡、发箍、花朵等饰物再拍。",
      en: "Something seems to be in the hair: take out clips, bands, flowers and jewellery.",
    },
  },
  {
    id: "forehead.visible",
    title: { zh: "露出额头", en: "Forehead free" },
    unit: "",
    value: ({ head }) => head?.foreheadCover ?? null,
    limits: () => LIMITS.foreheadCover,
    advice: {
      zh: "刘海遮住了额头：请把头发梳开，露出眉毛和额头。",
      en: "Hair covers the forehead: comb it aside so that brows and forehead are free.",
    },
  },
  {
    id: "ears.visible",
    title: { zh: "露出双耳", en: "Ears free" },
    unit: "",
    value: ({ head }) => head?.ears ?? null,
    limits: () => LIMITS.ears,
    advice: {
      zh: "头发遮住了耳朵：请把头发别到耳后。",
      en: "Hair covers the ears: tuck it behind them.",
    },
  },
];

/** Colour distance between the top of the head and the hair beside the face that no hair has by itself. */
const TWO_COLOURS = 42;
/** Hair is black, brown, red, fair or grey: hues from red to yellow, or hardly any colour. */
const HAIR_HUES = { from: -20, to: 110 } as const;
const COLOURED = 20;
/**
 * A head brighter than this, without colour, over brows darker by that much wears something white; white hair has
 * white brows, and light on a bald head keeps the hue of skin (chroma 19, a white cap 8).
 */
const WHITE = { l: 80, over: 45, chroma: 14 } as const;

/**
 * How surely something is worn on the head, 1 and more for surely: a top of another colour than the hair beside the
 * face, of a colour that hair does not have, or white over dark brows. A black cap over black hair is not seen.
 */
export function headCoverScore({ top, topAgainstSides, brows }: HeadLook): number {
  if (top === null) return 0;
  const twoColours = (topAgainstSides ?? 0) / TWO_COLOURS;
  const hue = (Math.atan2(top.b, top.a) * 180) / Math.PI;
  const chroma = Math.hypot(top.a, top.b);
  const odd = hue < HAIR_HUES.from || hue > HAIR_HUES.to;
  const coloured = odd ? chroma / COLOURED : 0;
  const white = top.l > WHITE.l && chroma < WHITE.chroma ? (top.l - brows) / WHITE.over : 0;
  return Math.max(twoColours, coloured, white);
}
