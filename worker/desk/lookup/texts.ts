import type { LookupKind } from "../../roster/lookup/typed.ts";
import type { Text } from "../../text.ts";

export const LOOKUP_TEXTS = {
  title: { zh: "客服查询", en: "Lookup" },
  label: {
    zh: "姓名、拼音首字母、手机号、学号、证件号、采集码、订单号、微信支付单号",
    en: "Name, initials, phone, student number, document, code, order, WeChat transaction",
  },
  hint: {
    zh: "手机号和证件号可以只填后四位。按回车查询；再按 Tab 到结果，按回车打开。",
    en: "The last four of phone or document will do. Enter finds; Tab goes to the results, Enter opens one.",
  },
  people: { zh: "人", en: "found" },
  search: { zh: "查询", en: "Find" },
  none: { zh: "没有找到匹配的毕业生。", en: "Nobody was found." },
  noneHelp: {
    zh: "请核对是否有错字；学号、证件号请去掉空格。名单未导入的学生，请院校先导入名单。",
    en: "Check the spelling. Someone who is not on a list has to be imported by the school first.",
  },
  more: { zh: "结果较多，只显示前面一部分，请输入更完整的内容。", en: "There are more; type more of it." },
  matched: { zh: "匹配", en: "Matched" },
  unclaimed: { zh: "未领取", en: "Not claimed" },
} as const satisfies Record<string, Text>;

export const MATCH_WORDS: Readonly<Record<LookupKind, Text>> = {
  name: { zh: "姓名", en: "name" },
  namePrefix: { zh: "姓名开头", en: "beginning of the name" },
  initials: { zh: "拼音首字母", en: "initials" },
  phone: { zh: "手机号", en: "phone" },
  phoneLastFour: { zh: "手机号后四位", en: "last four of the phone" },
  studentNumber: { zh: "学号", en: "student number" },
  document: { zh: "证件号码", en: "document number" },
  documentLastFour: { zh: "证件号后四位", en: "last four of the document" },
  collectionCode: { zh: "采集码", en: "collection code" },
  order: { zh: "订单号", en: "order" },
  transaction: { zh: "微信支付单号", en: "WeChat transaction" },
  graduate: { zh: "采集编号", en: "graduate id" },
};
