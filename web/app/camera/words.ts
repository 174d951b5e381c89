import type { Text } from "../api/types.ts";
import type { Fault } from "./guide/fault.ts";
import type { Saying } from "./guide/steady.ts";

/** What is called to the photographer: as short as it can be, to be read or heard at arm's length. */
export const SAYINGS: Readonly<Record<Saying, Text>> = {
  noFace: { zh: "请把人放进框里", en: "Bring the person into the frame" },
  tooDark: { zh: "太暗了，请开灯", en: "Too dark: switch on a light" },
  several: { zh: "画面里只能有一个人", en: "Only one person, please" },
  closer: { zh: "靠近一点", en: "Closer" },
  further: { zh: "离远一点", en: "Further away" },
  stepBack: { zh: "太近了，退后一步", en: "Too near: step back" },
  moveLeft: { zh: "手机往左移", en: "Phone to the left" },
  moveRight: { zh: "手机往右移", en: "Phone to the right" },
  moveUp: { zh: "手机举高一点", en: "Phone higher" },
  moveDown: { zh: "手机放低一点", en: "Phone lower" },
  levelPhone: { zh: "把手机端平", en: "Hold the phone level" },
  uprightPhone: { zh: "把手机竖直", en: "Hold the phone upright" },
  headLevel: { zh: "把头摆正", en: "Head straight" },
  faceFront: { zh: "脸转正，看镜头", en: "Turn to face the lens" },
  chinUp: { zh: "下巴抬一点", en: "Chin up a little" },
  chinDown: { zh: "下巴收一点", en: "Chin down a little" },
  moreLight: { zh: "脸太暗，面向灯光", en: "More light on the face" },
  lessLight: { zh: "光太强，避开直射", en: "Too bright: out of hard light" },
  evenLight: { zh: "脸一边暗，转向光源", en: "One side dark: turn to the light" },
  eyesOpen: { zh: "睁开眼睛", en: "Eyes open" },
  lookHere: { zh: "眼睛看镜头", en: "Look into the lens" },
  noGlasses: { zh: "摘下深色或反光的眼镜", en: "Take off dark or glaring glasses" },
  closeMouth: { zh: "闭上嘴，放松", en: "Lips closed, relax" },
  still: { zh: "拿稳，别动", en: "Hold still" },
  good: { zh: "很好，别动", en: "Good, hold still" },
};

/** Which way something is to be moved, for who does not read. */
export const ARROWS: Readonly<Partial<Record<Saying, string>>> = {
  moveLeft: "←",
  moveRight: "→",
  moveUp: "↑",
  moveDown: "↓",
};

/** Why there is no camera, and what to do. */
export const FAULTS: Readonly<Record<Fault, Text>> = {
  denied: {
    zh: "没有相机权限。可在浏览器或系统设置中允许本网站使用相机，再点“重试”；也可以直接用手机相机拍照。",
    en: "The camera is not allowed. Allow it for this site in the browser's or phone's settings and try again, or simply take the photo with the phone's camera.",
  },
  absent: {
    zh: "没有找到相机。可以直接用手机相机拍照。",
    en: "No camera was found. Take the photo with the phone's camera.",
  },
  busy: {
    zh: "相机正被其他应用使用。请关闭那个应用后重试，或直接用手机相机拍照。",
    en: "Another app is using the camera. Close it and try again, or take the photo with the phone's camera.",
  },
  failed: {
    zh: "相机没有打开。请重试，或直接用手机相机拍照。",
    en: "The camera did not open. Try again, or take the photo with the phone's camera.",
  },
};

/** Everything else the camera pages say. */
export const WORDS = {
  title: { zh: "引导拍摄", en: "Guided camera" },
  close: { zh: "关闭相机", en: "Close the camera" },
  opening: { zh: "正在打开相机", en: "Opening the camera" },
  shutter: { zh: "拍照", en: "Take the photo" },
  flip: { zh: "切换镜头", en: "Switch camera" },
  torch: { zh: "补光灯", en: "Torch" },
  voice: { zh: "语音提示", en: "Spoken hints" },
  auto: { zh: "自动拍摄", en: "Auto" },
  cancel: { zh: "先别拍", en: "Not yet" },
  level: { zh: "打开水平仪", en: "Show the level" },
  retry: { zh: "重试", en: "Try again" },
  plain: { zh: "直接拍照", en: "Use the phone's camera" },
  loading: { zh: "正在准备拍照提示", en: "Preparing the hints" },
  blind: { zh: "对齐取景框后按快门", en: "Fill the frame, then press the shutter" },
  taking: { zh: "正在拍照，别动", en: "Taking the photo, hold still" },
  notTaken: { zh: "没有拍到，请再按一次快门", en: "No photo was taken. Press the shutter again" },
  cardHint: { zh: "把证件四边对齐框线，避开反光", en: "Fit the card's edges to the frame, without glare" },
} satisfies Record<string, Text>;
