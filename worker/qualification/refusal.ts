import { claimWordings } from "../../durable-objects/collection/refusals/claim.ts";
import type { Text } from "../text.ts";

/** What a refusal's text is made from and a client may act upon: dates (ms) and counts, never personal data. */
export type Details = Readonly<Record<string, string | number>>;

type Wording = Text | ((details: Details) => Text);

const wordings = {
  schoolNotExact: {
    zh: "未找到该院校，请输入院校的完整名称（与毕业证书一致），并在搜索结果中选择。",
    en: "No school has this name. Type its full official name, as on the certificate, and choose it from the results.",
  },
  categoryNotOffered: {
    zh: "该院校未开放此学历类别的图像采集，请核对学历类别或联系学校。",
    en: "This school does not collect photos for this education category. Check the category, or ask the school.",
  },
  wrongMethod: {
    zh: "该采集项目不使用这种方式获取采集资格，请返回重新选择。",
    en: "This programme verifies qualification in another way. Go back and choose again.",
  },
  codeUnreadable: {
    zh: "未能识别图片中的二维码。请上传清晰、完整的图像采集码截图，不要裁切二维码四周的空白。",
    en: "No QR code could be read. Upload a sharp, complete screenshot of the acquisition code, with the white border around it.",
  },
  notACollectionCode: {
    zh: "这不是学信网图像采集码。请在学信网 App“高等教育信息”中打开学籍，点击“查看图像采集码”，保存后再上传。",
    en: "This is not an acquisition code. In the CHSI app open your record under Higher Education, choose “View acquisition code”, save it and upload it.",
  },
  severalCodes: {
    zh: "图片中有多个图像采集码，请只保留要使用的一个后重新上传。",
    en: "The picture holds several acquisition codes. Keep only the one you want to use and upload it again.",
  },
  codeExpired: {
    zh: "该图像采集码已失效，请在学信网 App 中重新获取。",
    en: "This acquisition code is no longer valid. Get a new one in the CHSI app.",
  },
  codeOfAnotherProgramme: {
    zh: "该图像采集码不属于所选院校或学历类别。如有多段学籍，请核对后使用对应的采集码。",
    en: "This code belongs to another school or education category. If you have been enrolled twice, use the code of the right record.",
  },
  codesUnavailable: {
    zh: "图像采集码识别服务暂时不可用，请稍后再试，已填写的内容不会丢失。",
    en: "Acquisition codes cannot be checked at the moment. Try again later; nothing you entered is lost.",
  },
  codeMissing: {
    zh: "请先识别图像采集码，识别结果保留 30 分钟。",
    en: "Read the acquisition code first; it is kept for 30 minutes.",
  },
  lastFourForm: {
    zh: "请输入证件号码的后四位：四位数字，最后一位可以是 X。",
    en: "Type the last four characters of the document number: digits, or X at the end.",
  },
  // The words of the collection itself: nobody learns whether the code or the digits are wrong.
  proofMismatch: claimWordings.proofMismatch,
  proofCooling: claimWordings.proofCooling,
  nameForm: {
    zh: "请输入与证件一致的姓名。",
    en: "Type the name exactly as on the document.",
  },
  documentForm: {
    zh: "证件号码的格式不正确，请核对证件类型和号码。",
    en: "The number does not have the form of this document. Check the type and the number.",
  },
  documentRegion: {
    zh: "身份证号码的前六位不是有效的行政区划代码，请核对。",
    en: "The first six digits of the ID number are not an administrative region. Check the number.",
  },
  documentBirthDate: {
    zh: "证件号码中的出生日期不正确，请核对。",
    en: "The date of birth inside the number is not possible. Check the number.",
  },
  documentCheckDigit: {
    zh: "证件号码的最后一位与前面的数字不符，请核对是否输错。",
    en: "The last character does not fit the digits before it. Check the number for a typing error.",
  },
  consentMissing: {
    zh: "请阅读并同意《用户隐私协议》后再提交。",
    en: "Read and accept the privacy policy before you submit.",
  },
  consentOutdated: {
    zh: "《用户隐私协议》已更新，请阅读新版本并重新同意。",
    en: "The privacy policy has changed. Read the new version and accept it.",
  },
  cardPictureMissing: {
    zh: "请上传身份证人像面和国徽面的照片。",
    en: "Upload pictures of both sides of the ID card.",
  },
  cardPictureInvalid: {
    zh: "证件照片无法识别，请上传 JPG、PNG 或 WebP 格式、不超过 10 MB 的清晰照片。",
    en: "The picture of the document cannot be used. Upload a sharp JPG, PNG or WebP of at most 10 MB.",
  },
  cardSidesSame: {
    zh: "人像面和国徽面是同一张照片，请分别拍摄证件的两面后重新上传。",
    en: "Both sides are the same picture. Take one of the portrait side and another of the emblem side, and upload them again.",
  },
  recordNotFound: {
    zh: "未查询到与所填信息一致的学籍，请核对姓名和证件号码；确认无误的，请联系学校或申请加入名单。",
    en: "No student record matches what you entered. Check the name and number; if both are right, ask your school or request to be added.",
  },
} satisfies Record<string, Wording>;

export type QualificationCode = keyof typeof wordings;

/** Every code that qualification can refuse with, for the API's documentation. */
export const qualificationCodes = Object.keys(wordings) as readonly QualificationCode[];

/** Why someone does not qualify yet, and what to do. */
export interface QualificationRefusal {
  /** Stable: clients and documentation rely on it. */
  readonly code: QualificationCode;
  readonly text: Text;
  readonly details: Details;
}

/** A value, or a refusal as data. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: QualificationRefusal };

/** The outcome that carries a value. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The outcome that refuses. */
export function refuse(
  code: QualificationCode,
  details: Details = {},
): { readonly ok: false; readonly refusal: QualificationRefusal } {
  const wording: Wording = wordings[code];
  const text = typeof wording === "function" ? wording(details) : wording;
  return { ok: false, refusal: { code, text, details } };
}
