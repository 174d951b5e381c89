import type { Text } from "../../text.ts";

/** Why an upload is not taken; the codes are stable, the words may change. */
export type IntakeCode =
  | "empty"
  | "too_many_bytes"
  | "not_a_picture"
  | "format_heic"
  | "format_avif"
  | "format_gif"
  | "format_bmp"
  | "format_tiff"
  | "format_pdf"
  | "type_mismatch"
  | "truncated"
  | "animated"
  | "unsupported_variant"
  | "too_small"
  | "too_many_pixels"
  | "decode_failed";

/** The numbers and names a message speaks of. */
export type RefusalDetails = Readonly<Record<string, number | string>>;

/** One refusal, with what to do about it. */
export interface IntakeRefusal {
  readonly code: IntakeCode;
  readonly message: Text;
  readonly details: RefusalDetails;
}

/** `{name}` is replaced by the detail of that name. */
const MESSAGES: Readonly<Record<IntakeCode, Text>> = {
  empty: {
    zh: "文件是空的，请重新选择照片。",
    en: "The file is empty. Choose the photo again.",
  },
  too_many_bytes: {
    zh: "照片文件有 {megabytes} MB，超过 {limitMegabytes} MB 的上限。请缩小到 3000×4000 像素以内、另存为 JPG 后再上传。",
    en: "The file has {megabytes} MB, more than the {limitMegabytes} MB allowed. Make it 3000x4000 pixels or smaller, save it as JPG and upload it again.",
  },
  not_a_picture: {
    zh: "这不是照片文件。请上传 JPG、PNG 或 WebP 格式的照片。",
    en: "This is not a photo. Upload a JPG, PNG or WebP file.",
  },
  format_heic: {
    zh: "暂不支持 HEIC 格式。iPhone 请在“设置 > 相机 > 格式”中选择“兼容性最佳”后重新拍摄，或将照片另存为 JPG 后再上传。",
    en: "HEIC photos cannot be read here. On an iPhone choose Settings > Camera > Formats > Most Compatible and take the photo again, or save it as JPG.",
  },
  format_avif: {
    zh: "暂不支持 AVIF 格式，请将照片另存为 JPG 后再上传。",
    en: "AVIF photos cannot be read here. Save the photo as JPG and upload it again.",
  },
  format_gif: {
    zh: "GIF 图片颜色不足，不能用作证件照。请上传相机拍摄的 JPG 照片。",
    en: "A GIF has too few colours for a certificate photo. Upload a JPG taken with a camera.",
  },
  format_bmp: {
    zh: "暂不支持 BMP 格式，请将照片另存为 JPG 或 PNG 后再上传。",
    en: "BMP files cannot be read here. Save the photo as JPG or PNG and upload it again.",
  },
  format_tiff: {
    zh: "暂不支持 TIFF 或相机 RAW 格式，请将照片导出为 JPG 后再上传。",
    en: "TIFF and camera raw files cannot be read here. Export the photo as JPG and upload it again.",
  },
  format_pdf: {
    zh: "这是 PDF 文档，不是照片。请直接上传照片文件（JPG、PNG 或 WebP）。",
    en: "This is a PDF document. Upload the photo itself, as JPG, PNG or WebP.",
  },
  type_mismatch: {
    zh: "文件标明的类型是 {declared}，内容却是 {actual}。请不要更改扩展名，上传相机原图或另存为 JPG 后再上传。",
    en: "The file is labelled {declared} but holds {actual}. Do not rename it: upload the camera's own file, or save it as JPG.",
  },
  truncated: {
    zh: "照片文件不完整，可能没有传完。请在网络稳定时重新上传；仍然不行时，请换用原图。",
    en: "The file is incomplete, perhaps from an interrupted transfer. Upload it again on a steady connection, or use the original photo.",
  },
  animated: {
    zh: "这是动态图片。请上传一张静态照片。",
    en: "This is an animation. Upload a still photo.",
  },
  unsupported_variant: {
    zh: "照片的编码方式很少见，无法读取。请在手机相册中打开，另存为普通 JPG 后再上传。",
    en: "The photo is encoded in a rare way that cannot be read here. Open it in an album, save it as an ordinary JPG and upload that.",
  },
  too_small: {
    zh: "照片只有 {width}×{height} 像素，放大后会模糊。请用手机相机重新拍摄并上传原图（建议不小于 960×1280 像素），不要使用截图或聊天中压缩过的图片。",
    en: "The photo has only {width}x{height} pixels and would blur when enlarged. Take it again and upload the original (960x1280 pixels or more), not a screenshot or a picture shrunk by a chat.",
  },
  too_many_pixels: {
    zh: "照片有 {width}×{height} 像素，超出可处理的范围。请缩小到 {fitWidth}×{fitHeight} 像素以内再上传。",
    en: "The photo has {width}x{height} pixels, more than can be processed. Make it {fitWidth}x{fitHeight} pixels or smaller and upload it again.",
  },
  decode_failed: {
    zh: "照片无法打开，文件可能已损坏。请换一张照片，或重新拍摄。",
    en: "The photo cannot be opened; the file may be damaged. Use another photo, or take it again.",
  },
};

/** Makes a refusal whose message speaks of `details`. */
export function refuse(code: IntakeCode, details: RefusalDetails = {}): IntakeRefusal {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ""));
  const { zh, en } = MESSAGES[code];
  return { code, message: { zh: fill(zh), en: fill(en) }, details };
}
