import type { ShotMeasurements } from "../measure/measure.ts";
import { LIMITS } from "./limits.ts";
import type { Rule } from "./rule.ts";

/** Rules about eyes and glasses. */
export const EYE_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "eyes.open",
    title: { zh: "双眼睁开", en: "Eyes open" },
    unit: "",
    value: ({ eyes }) => eyes.openness,
    limits: () => LIMITS.openness,
    advice: {
      zh: "眼睛没有完全睁开：请让对方自然睁大双眼，数到三再按快门，避免逆光眯眼。",
      en: "The eyes are not fully open: have them opened naturally, count to three, and avoid light that makes one squint.",
    },
  },
  {
    id: "eyes.gaze",
    title: { zh: "双眼注视镜头", en: "Looking into the lens" },
    unit: "°",
    value: ({ eyes }) => eyes.gaze,
    limits: () => LIMITS.gaze,
    advice: {
      zh: "视线没有看镜头：请让对方看着手机的摄像头，而不是屏幕或旁边。",
      en: "The eyes look aside: have the person look into the phone's lens, not at its screen or past it.",
    },
  },
  {
    id: "glasses.tint",
    title: { zh: "眼镜无色、不遮眼", en: "No tinted glasses" },
    unit: "",
    value: (measured) => eyeCoverScore(measured),
    limits: () => LIMITS.eyeCover,
    advice: {
      zh: "眼睛被墨镜、变色镜片或反光遮住了：请摘掉墨镜；平时戴眼镜的可戴无色镜片，并避开反光。",
      en: "Dark, tinted or mirroring glasses hide the eyes: take them off; clear everyday glasses may stay on if nothing glares.",
    },
  },
];

/**
 * How surely something lies over the eyes, 0 to 1: no eye can be told behind it, and the skin around the eyes does
 * not look like the cheeks. Either alone is ordinary: deep-set eyes, or a dark photo.
 */
export function eyeCoverScore({ eyes, eyeCover, light }: ShotMeasurements): number {
  const unseen = Math.max(1 - eyes.iris / 0.6, 1 - eyes.contrast / (0.2 * light.brightest), 0);
  const strange = Math.max(eyeCover.tint / 15, 1 - eyeCover.shade / 0.5, 0);
  return Math.min(1, Math.sqrt(unseen * strange));
}
