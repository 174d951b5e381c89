import type { ShotMeasurements } from "../measure/measure.ts";
import type { MouthLook } from "../measure/mouth.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** A gap wider than this, face widths, is an open mouth whatever is seen in it: broad smiles reach 0.15. */
const WIDE_OPEN = 0.17;

/** Rules about mouth and expression. */
export const MOUTH_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "mouth.free",
    title: { zh: "口部无遮挡", en: "Nothing over the mouth" },
    unit: "",
    value: ({ mouth }) => mouth.seen,
    limits: () => LIMITS.lipsSeen,
    advice: {
      zh: "嘴被手、口罩或围巾挡住了：请把手放下，摘掉口罩，露出整张脸再拍。",
      en: "A hand, a mask or a scarf covers the mouth: take it away so that the whole face shows.",
    },
  },
  {
    id: "mouth.closed",
    title: { zh: "嘴唇自然闭合", en: "Lips closed" },
    unit: "",
    value: mouthOpening,
    limits: () => LIMITS.mouthOpen,
    advice: {
      zh: "嘴张开了：请让对方自然闭上嘴唇再拍。",
      en: "The mouth is open: have the lips closed naturally.",
    },
  },
  {
    id: "expression.neutral",
    title: { zh: "表情自然、不露齿", en: "Natural expression, no teeth" },
    unit: "",
    value: ({ mouth }) => mouth.teeth,
    limits: (_, { mouth }) => (isSmile(mouth) ? LIMITS.teethInSmile : LIMITS.teeth),
    advice: {
      zh: "露出了牙齿：请保持自然平静的表情，可以微笑但不要露齿。",
      en: "Teeth show: keep a calm, natural face; a smile is fine with closed lips.",
    },
  },
];

/**
 * How far the mouth is open, face widths: the dark between the lips, with the teeth when it is no smile that shows
 * them; or the whole gap when it is wide.
 */
function mouthOpening({ mouth }: ShotMeasurements): number {
  if (mouth.gap > WIDE_OPEN) return mouth.gap;
  return isSmile(mouth) ? mouth.dark : mouth.dark + mouth.teeth;
}

/** A smile widens the mouth and lifts its corners; speaking, shouting and grimaces show teeth without that. */
function isSmile({ width, lift }: MouthLook): boolean {
  return width >= LIMITS.smileWidth && lift >= LIMITS.smileLift;
}
