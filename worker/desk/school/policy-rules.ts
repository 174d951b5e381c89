import { type ExportNameFault, exportNameFault } from "../../roster/policy/export-name.ts";
import type { Text } from "../../text.ts";
import type { PolicyField } from "./policy-fields.ts";

const NAME_FAULTS: Readonly<Record<ExportNameFault, Text>> = {
  unknownField: { zh: "含有没有的字段", en: "has a field that does not exist" },
  namesNobody: {
    zh: "须含 {student_no}、{exam_no} 或 {id_number}，否则会重名",
    en: "needs {student_no}, {exam_no} or {id_number}, else names collide",
  },
  numberUnknown: {
    zh: "采集码方式没有完整证件号码，不能用 {id_number}",
    en: "with acquisition codes the full number is not known: {id_number} cannot be used",
  },
  badPath: {
    zh: '须以 .jpg 结尾，不能含 \\ : * ? " < > |',
    en: 'has to end in .jpg, without \\ : * ? " < > |',
  },
};

/** What a field has to be, where neither its kind nor its limits say it. */
const RULES: Readonly<Record<string, Text>> = {
  closes: { zh: "须填写，且不早于开始日期", en: "needed, and not before the first day" },
  opens: { zh: "须填写", en: "needed" },
  automatic: {
    zh: "只用于采集码方式、且有集中审核环节的项目",
    en: "only with acquisition codes and a central stage",
  },
  seed: { zh: "1 到 40 位字母、数字、_ 或 -", en: "1 to 40 letters, digits, _ or -" },
  holidays: {
    zh: "每行一个日期或一段，如 2027-01-18~2027-02-21",
    en: "one day or span a line, such as 2027-01-18~2027-02-21",
  },
  workdays: {
    zh: "每行一个日期或一段，如 2027-01-18~2027-02-21",
    en: "one day or span a line, such as 2027-01-18~2027-02-21",
  },
  beforeCloseDays: { zh: "最多 5 个 1 到 60 的整数", en: "up to five whole numbers from 1 to 60" },
  phone: { zh: "6 到 20 位数字，可含空格和 -", en: "6 to 20 digits, blanks or -" },
  hours: { zh: "如 09:00-20:00", en: "such as 09:00-20:00" },
  "privacy.id": { zh: "小写字母开头，可含数字和 -", en: "lower case letters, digits and -" },
  "privacy.version": { zh: "须填写", en: "needed" },
};
const TEXT: Text = {
  zh: "中英文都要填写，各不超过 2000 字",
  en: "needed in both languages, at most 2,000 characters",
};

/** What services have to be. */
export const SERVICES_RULE: Text = {
  zh: "至少一项必选；代号以小写字母开头且不重复，价格 0 到 1000 元、最多两位小数，名称中英文都要填写",
  en: "one has to be required; ids are lower case and differ; prices from 0 to 1,000 yuan with at most two decimals; names in both languages",
};

/** What a field has to be, for someone whose entry was not taken. */
export function ruleOf({ name, attributes = {} }: PolicyField, form: Readonly<Record<string, string>>): Text {
  if (name === "exportName") {
    const fault = exportNameFault(
      form.exportName ?? "",
      form.qualification === "identity" ? "identity" : "code",
    );
    return NAME_FAULTS[fault ?? "badPath"];
  }
  const { min, max } = attributes;
  if (min !== undefined && max !== undefined) {
    return { zh: `${min} 到 ${max} 的整数`, en: `a whole number from ${min} to ${max}` };
  }
  return RULES[name] ?? TEXT;
}
