import type { Text } from "../../text.ts";

/** Why no crop of a picture can meet a spec. Lengths are picture pixels. */
export type CropRefusal =
  /** Face or hair were not measured, or contradict each other. */
  | { readonly code: "landmarks_inconsistent" }
  /** The hair touches the picture's upper edge. */
  | { readonly code: "head_top_cropped" }
  /** Between the cheeks there are fewer pixels than the output can be made of. */
  | { readonly code: "face_too_small"; readonly faceWidth: number; readonly min: number }
  /** The picture ends above the lower edge that the frame needs; `missingRows` more would do. */
  | { readonly code: "body_cut_below"; readonly missingRows: number }
  /** Hair top to eyes over face width is outside what the bands allow together. */
  | { readonly code: "hair_too_tall"; readonly ratio: number; readonly max: number }
  | { readonly code: "forehead_too_low"; readonly ratio: number; readonly min: number };

const ADVICE: Record<CropRefusal["code"], Text> = {
  landmarks_inconsistent: {
    zh: "没有认清头部轮廓，请在光线均匀、背景干净的地方重拍。",
    en: "The outline of the head is not clear: take the photo again in even light before a plain background.",
  },
  head_top_cropped: {
    zh: "头顶没有拍全，请后退一步，在头顶上方留出空白再拍。",
    en: "The top of the head is cut off: step back and leave room above the hair.",
  },
  face_too_small: {
    zh: "人脸太小，放大后会模糊，请靠近一些再拍，并上传原图。",
    en: "The face is too small and would come out blurred: step closer and send the original picture.",
  },
  body_cut_below: {
    zh: "照片下边缘太靠上，肩膀没有拍全，请后退一步，拍到胸口位置。",
    en: "The picture ends too high: step back so that it reaches down to the chest.",
  },
  hair_too_tall: {
    zh: "发型太高，超出标准允许的范围，请把头发放低（不要梳高丸子头）再拍。",
    en: "The hair stands too high for the standard: wear it lower, without a high bun.",
  },
  forehead_too_low: {
    zh: "头部上方看起来不完整，请端正头部、平视镜头再拍。",
    en: "The upper part of the head looks incomplete: hold the head straight and look level into the camera.",
  },
};

/** What to do about a refusal, in the words of someone who stands behind the camera. */
export function cropAdvice(refusal: CropRefusal): Text {
  return ADVICE[refusal.code];
}
