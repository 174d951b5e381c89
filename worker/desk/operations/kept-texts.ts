import type { Text } from "../../text.ts";

export const KEPT_TEXTS = {
  identity: { zh: "证件照片", en: "Pictures of identity documents" },
  identityHint: {
    zh: "审核通过后即清除，最迟 90 天；由定时任务清除。",
    en: "Purged when the photo is approved, after 90 days at the latest, by the cron job.",
  },
  photos: { zh: "采集照片与学籍信息", en: "Photos and student records" },
  photosHint: {
    zh: "交付、关闭或（未完成的）采集截止后保存至项目设定的天数，到期自行清除；有资金在途的会推迟。无人认领的名单同时删除。下表统计已交付和已关闭的采集。",
    en: "Kept for the programme's days after delivery, closing or, if unfinished, the end of the window, then purged; later while money is on its way. Lines of the list that nobody claimed are deleted then, too. The table counts what was delivered or closed.",
  },
  overdue: { zh: "已到期未清除", en: "past their time" },
  soon: { zh: "30 天内到期", en: "due within 30 days" },
  later: { zh: "之后到期", en: "due later" },
  next: { zh: "最近一次到期", en: "The next is due" },
  days: { zh: "保存天数", en: "Days" },
  programme: { zh: "采集项目", en: "Programme" },
  noneKept: { zh: "没有保存中的证件照片。", en: "No pictures of identity documents are kept." },
  nonePhotos: { zh: "还没有已交付或已关闭的采集。", en: "Nothing was delivered or closed yet." },
  overdueList: { zh: "已到期未清除的采集", en: "Past their time" },
  document: { zh: "协议", en: "Text" },
  version: { zh: "版本", en: "Version" },
  given: { zh: "同意", en: "Given" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  sums: { zh: "按版本", en: "By version" },
  ledger: { zh: "最近的记录", en: "Latest lines" },
  older: { zh: "更早的记录", en: "Older lines" },
  account: { zh: "账户", en: "Account" },
  language: { zh: "语言", en: "Language" },
  hash: { zh: "文本 SHA-256", en: "SHA-256 of the text" },
  noConsents: { zh: "还没有人同意过任何协议。", en: "Nobody has agreed to anything yet." },
} as const satisfies Record<string, Text>;
