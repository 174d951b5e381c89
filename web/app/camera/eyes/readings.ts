import { EYE_RULES } from "../../../../worker/photo/checks/eyes.ts";
import { LIGHT_RULES } from "../../../../worker/photo/checks/light.ts";
import { MOUTH_RULES } from "../../../../worker/photo/checks/mouth.ts";
import { POSE_RULES } from "../../../../worker/photo/checks/pose.ts";
import type { ShotMeasurements } from "../../../../worker/photo/measure/measure.ts";
import type { PhotoSpec } from "../../../../worker/photo/spec/spec.ts";
import type { Reading, ReadingId } from "../guide/sight.ts";

/**
 * The server's own rules that a person before the camera can do something about, each with the limit to meet: the
 * one without a remark, or the one without a refusal where honest faces lie between the two.
 */
const RULES: Readonly<Record<ReadingId, readonly [rule: string, limit: "pass" | "warn"]>> = {
  roll: ["pose.roll", "pass"],
  yaw: ["pose.yaw", "pass"],
  pitch: ["pose.pitch", "pass"],
  eyes: ["eyes.open", "warn"],
  gaze: ["eyes.gaze", "warn"],
  glasses: ["glasses.tint", "warn"],
  mouth: ["mouth.closed", "warn"],
  exposure: ["light.exposure", "warn"],
  burnt: ["light.burnt", "pass"],
  sides: ["light.even", "pass"],
};

const ALL = [...POSE_RULES, ...EYE_RULES, ...MOUTH_RULES, ...LIGHT_RULES];

/** Holds a frame's measurements against the rules; what the frame does not show is left out. */
export function readingsOf(
  measured: ShotMeasurements,
  spec: PhotoSpec,
): Readonly<Partial<Record<ReadingId, Reading>>> {
  const readings: Partial<Record<ReadingId, Reading>> = {};
  for (const [id, [name, limit]] of Object.entries(RULES) as [ReadingId, (typeof RULES)[ReadingId]][]) {
    const rule = ALL.find((one) => one.id === name);
    const value = rule?.value(measured, spec);
    if (rule === undefined || value === null || value === undefined || Number.isNaN(value)) continue;
    readings[id] = { measured: value, ...rule.limits(spec, measured)[limit] };
  }
  return readings;
}
