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
    id: "eyes.lids",
    title: { zh: "没有闭眼", en: "Lids up" },
    unit: "",
    value: ({ eyes }) => (eyes.openness > LIMITS.plainlyOpen ? null : eyes.lashes),
    limits: () => LIMITS.lashes,
    advice: {
      zh: "像是闭眼了：请让对方睁开双眼看镜头，连拍几张再挑选。",
      en: "The eyes seem shut: have them opened towards the lens, and take a few pictures to choose from.",
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
    id: "eyes.red",
    title: { zh: "没有红眼", en: "No red eyes" },
    unit: "",
    value: ({ eyes }) => eyes.red,
    limits: () => LIMITS.redEye,
    advice: {
      zh: "眼睛发红：请关闭闪光灯，在明亮的地方重拍，不要用软件修红眼。",
      en: "The eyes are red: switch the flash off and take it again in more light, without retouching.",
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

/** Chroma of skin above which its own shades differ the more in colour, the more colour it has. */
const SKIN_CHROMA = 24;

/**
 * How surely something lies over the eyes, 0 to 1: no eye can be told behind it and the skin around the eyes does
 * not look like the cheeks, as with dark glasses; or that skin has quite another colour, as in mirrored ones.
 * A little of either is ordinary: deep-set eyes, or a dark photo.
 */
function eyeCoverScore({ eyes, eyeCover, light }: ShotMeasurements): number {
  const noIris = 1 - eyes.iris / 0.6;
  const noContrast = 1 - eyes.contrast / (0.2 * light.brightest);
  const unseen = Math.max(noIris, noContrast, 0);
  const tint = eyeCover.tint * Math.min(1, SKIN_CHROMA / light.chroma);
  const strange = tint / 15 + Math.abs(Math.log(eyeCover.shade)) / 0.7;
  const coloured = (tint - 12) / 12;
  return Math.min(1, Math.max(Math.sqrt(unseen * Math.min(1, strange)), coloured, 0));
}
