import type { Text } from "../text.ts";

/** One entry of the list that reviewers choose from when a photo is not approved. */
export interface ReviewReason {
  readonly code: string;
  /** What is wrong, as the graduate reads it; the first one also goes into the message. */
  readonly text: Text;
  /** What to do about it. */
  readonly advice: Text;
  /** Checks of the report that speak of the same, by identifier. */
  readonly checks: readonly string[];
}

const reason = (
  code: string,
  text: readonly [zh: string, en: string],
  advice: readonly [zh: string, en: string],
  checks: readonly string[] = [],
): ReviewReason => ({
  code,
  text: { zh: text[0], en: text[1] },
  advice: { zh: advice[0], en: advice[1] },
  checks,
});

/** Why a photo may be sent back, the commonest first. */
export const reviewReasons: readonly ReviewReason[] = [
  reason(
    "light",
    ["光线不均或曝光不当", "Uneven or wrong light"],
    [
      "请面向窗户或均匀的灯光，脸上不要有阴影和反光。",
      "Face a window or an even light; no shadow and no glare on the face.",
    ],
    ["light.exposure", "light.burnt", "light.even"],
  ),
  reason(
    "pose",
    ["头部或肩部不正", "Head or shoulders not straight"],
    [
      "请正对镜头，头不歪、不仰、不低，双肩平齐。",
      "Look straight into the lens, head level, shoulders level.",
    ],
    ["pose.roll", "pose.yaw", "pose.pitch"],
  ),
  reason(
    "eyes",
    ["眼睛未正常睁开或被遮挡", "Eyes not open or hidden"],
    [
      "请自然睁眼，目视镜头，头发和镜框不要遮挡眼睛。",
      "Open the eyes naturally, look into the lens, keep hair and frames off them.",
    ],
    ["eyes.open", "eyes.lids", "eyes.gaze", "eyes.red"],
  ),
  reason(
    "glasses",
    ["眼镜反光、有色或遮挡眼睛", "Glasses tinted, reflecting or in the way"],
    [
      "请摘下眼镜，或换无色、不反光的眼镜后重拍。",
      "Take the glasses off, or wear clear ones without reflections.",
    ],
    ["glasses.tint"],
  ),
  reason(
    "hair",
    ["头发遮挡眉毛、额头或耳朵", "Hair hides eyebrows, forehead or ears"],
    [
      "请把头发梳到耳后，露出额头、眉毛和双耳。",
      "Comb the hair behind the ears; forehead, eyebrows and both ears must show.",
    ],
    ["forehead.visible", "ears.visible"],
  ),
  reason(
    "expression",
    ["表情不自然或嘴巴张开", "Expression not neutral, or mouth open"],
    ["请保持自然表情，嘴唇闭合。", "Keep a natural expression with the lips closed."],
    ["mouth.closed", "expression.neutral"],
  ),
  reason(
    "covered",
    ["面部被手、口罩等遮挡", "The face is partly covered"],
    [
      "请把手放下，摘掉口罩和围巾，露出整张脸。",
      "Put the hands down and take off mask and scarf, so that the whole face shows.",
    ],
    ["face.clear", "face.hand", "throat.hand", "mouth.free"],
  ),
  reason(
    "clothes",
    ["着装不符合要求", "Clothes not suitable"],
    [
      "请穿有领的纯色深色正装，不要穿蓝色、无袖或过于宽松的衣服。",
      "Wear plain collared clothes, not blue, not sleeveless, not bulky.",
    ],
    ["clothes.blue", "clothes.white"],
  ),
  reason(
    "ornaments",
    ["佩戴帽子、首饰或其他饰物", "Headwear, jewellery or other ornaments"],
    [
      "请摘下帽子、头饰、耳环、项链等饰物后重拍。",
      "Take off headwear, earrings, necklaces and other ornaments.",
    ],
    ["head.cover", "head.ornament"],
  ),
  reason(
    "makeup",
    ["妆容过浓或佩戴美瞳", "Make-up or cosmetic lenses"],
    ["请素颜或只化淡妆，不要佩戴美瞳。", "Come without make-up and without cosmetic contact lenses."],
  ),
  reason(
    "retouched",
    ["照片经过美颜或修图", "The photo was retouched"],
    ["请关闭美颜和滤镜，使用手机自带相机拍摄。", "Turn off beauty filters and use the phone's own camera."],
  ),
  reason(
    "blurred",
    ["照片模糊或噪点过多", "Blurred or noisy"],
    [
      "请在明亮处拍摄，拿稳手机，对焦在脸上。",
      "Shoot in good light, hold the phone still and focus on the face.",
    ],
    ["sharpness", "noise", "file.damage"],
  ),
  reason(
    "cutout",
    ["人像边缘处理不干净", "The outline of the person is not clean"],
    [
      "请在纯白墙前、离墙约一米处重拍，衣服与墙的颜色要有区别。",
      "Shoot again about one metre from a plain white wall, in clothes that stand out from it.",
    ],
    ["background.colour"],
  ),
  reason(
    "frame",
    ["头部位置或大小不符合要求", "Head too large, too small or off centre"],
    [
      "请拍到胸部以上的半身，头顶留出空间。",
      "Take a half-length picture down to the chest, with room above the head.",
    ],
    ["frame.hair-top", "frame.eye-line", "frame.face-width", "frame.centre", "head.whole"],
  ),
  reason(
    "selfie",
    ["自拍或翻拍的照片", "A selfie or a picture of a picture"],
    [
      "请他人使用后置摄像头拍摄，不要自拍、不要翻拍。",
      "Have someone else take it with the rear camera; no selfie, no picture of a picture.",
    ],
    ["photo.selfie"],
  ),
  reason(
    "person",
    ["照片与本人身份信息不符", "The photo does not show the person"],
    [
      "请由本人拍摄；如有疑问，请联系客服。",
      "The photo must show you; contact customer service if in doubt.",
    ],
  ),
  reason("old", ["不是近期照片", "Not a recent photo"], ["请重新拍摄一张近期照片。", "Take a new photo."]),
  reason(
    "other",
    ["照片不符合要求", "The photo does not meet the standard"],
    [
      "请按拍照要求重新拍摄；如有疑问，请联系客服。",
      "Shoot again by the photo rules; contact customer service if in doubt.",
    ],
  ),
];

const byCode = new Map(reviewReasons.map((entry) => [entry.code, entry]));

/** The reason of a code; one that is no longer on the list reads as "other". */
export function reviewReason(code: string): ReviewReason {
  const found = byCode.get(code) ?? byCode.get("other");
  if (found === undefined) throw new Error("the list has the reason other");
  return { ...found, code };
}
