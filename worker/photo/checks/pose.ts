import type { Text } from "../../text.ts";
import type { ShotMeasurements } from "../measure/measure.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import { LIMITS } from "./limits.ts";
import type { Limits, Rule } from "./rule.ts";

/**
 * The spec's limit, widened: by one spread of our own measurement before it warns, by three before it fails, so
 * that a photo within the limit is practically never refused.
 */
function widened(axis: "roll" | "yaw" | "pitch"): (spec: PhotoSpec) => Limits {
  return ({ pose }) => {
    const warnAt = pose[axis] + LIMITS.poseSpread[axis];
    const failAt = pose[axis] + 3 * LIMITS.poseSpread[axis];
    return { pass: { min: -warnAt, max: warnAt }, warn: { min: -failAt, max: failAt } };
  };
}

/** Picks the advice by the side to which a value is off; `zero` when it was not measured. */
function bySign(negative: Text, positive: Text): (value: number | null) => Text {
  return (value) => ((value ?? 0) < 0 ? negative : positive);
}

/** Rules about how camera and head are held. */
export const POSE_RULES: readonly Rule<ShotMeasurements>[] = [
  {
    id: "photo.upright",
    title: { zh: "照片方向", en: "Picture the right way up" },
    unit: "°",
    value: ({ pose }) => pose.roll,
    limits: () => LIMITS.upright,
    advice: {
      zh: "照片是横的或倒的：请先在相册里转正再上传，或竖持手机重拍。",
      en: "The picture lies on its side or upside down: turn it upright in the album, or take it again with the phone upright.",
    },
  },
  {
    id: "pose.roll",
    title: { zh: "瞳孔平行角度", en: "Eyes level" },
    unit: "°",
    value: ({ pose }) => (Math.abs(pose.roll) > LIMITS.upright.pass.max ? null : pose.roll),
    limits: widened("roll"),
    advice: bySign(
      {
        zh: "头向画面左侧歪了：请把手机端平，让被拍的人把头摆正，两眼在一条水平线上。",
        en: "The head leans to the left of the picture: hold the phone level and have the head straightened until both eyes are level.",
      },
      {
        zh: "头向画面右侧歪了：请把手机端平，让被拍的人把头摆正，两眼在一条水平线上。",
        en: "The head leans to the right of the picture: hold the phone level and have the head straightened until both eyes are level.",
      },
    ),
  },
  {
    id: "pose.yaw",
    title: { zh: "正面朝向镜头", en: "Facing the camera" },
    unit: "°",
    value: ({ pose }) => pose.yaw,
    limits: widened("yaw"),
    advice: bySign(
      {
        zh: "脸朝画面左侧偏了：请正对被拍的人站好，让对方把脸转正，两耳露出一样多。",
        en: "The face is turned to the left of the picture: stand straight before the person and have both ears show alike.",
      },
      {
        zh: "脸朝画面右侧偏了：请正对被拍的人站好，让对方把脸转正，两耳露出一样多。",
        en: "The face is turned to the right of the picture: stand straight before the person and have both ears show alike.",
      },
    ),
  },
  {
    id: "pose.pitch",
    title: { zh: "平视镜头", en: "Level with the camera" },
    unit: "°",
    value: ({ pose }) => pose.pitch,
    limits: widened("pitch"),
    advice: bySign(
      {
        zh: "头仰起来了，或机位太低：请把手机举到与眼睛同高，让对方收一收下巴。",
        en: "The head is tipped back or the phone too low: hold the phone at eye height and have the chin lowered a little.",
      },
      {
        zh: "头低下了，或机位太高：请把手机放到与眼睛同高，让对方稍稍抬头。",
        en: "The head is bowed or the phone too high: hold the phone at eye height and have the chin raised a little.",
      },
    ),
  },
];
