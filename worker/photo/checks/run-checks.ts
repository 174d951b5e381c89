import type { ShotMeasurements } from "../measure/measure.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import type { Check } from "./check.ts";
import { CLOTHES_RULES } from "./clothes.ts";
import { EYE_RULES } from "./eyes.ts";
import { FACE_RULES } from "./faces.ts";
import { HEAD_RULES } from "./head.ts";
import { LIGHT_RULES } from "./light.ts";
import { MOUTH_RULES } from "./mouth.ts";
import { POSE_RULES } from "./pose.ts";
import { QUALITY_RULES } from "./quality.ts";
import { RESULT_RULES, type ResultMeasurements } from "./result.ts";
import { judge } from "./rule.ts";

/** Every rule about the shot, in the order of the report. */
export const SHOT_RULES = [
  ...FACE_RULES,
  ...POSE_RULES,
  ...EYE_RULES,
  ...MOUTH_RULES,
  ...LIGHT_RULES,
  ...HEAD_RULES,
  ...QUALITY_RULES,
  ...CLOTHES_RULES,
];

/** Applies every rule about the shot: person, light, camera. */
export function checkShot(shot: ShotMeasurements, spec: PhotoSpec): Check[] {
  return judge(SHOT_RULES, shot, spec);
}

/** Applies every rule about the finished photo: frame, background, file. */
export function checkResult(result: ResultMeasurements, spec: PhotoSpec): Check[] {
  return judge(RESULT_RULES, result, spec);
}
