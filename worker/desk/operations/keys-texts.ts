import type { Text } from "../../text.ts";

export const KEY_TEXTS = {
  hint: {
    zh: "每个加密值和索引值都记着所用密钥的版本。清点按主键逐段进行（随定时任务自动进行），下列数字为最近一次完整清点的结果。",
    en: "Every sealed or indexed value says which key made it. They are counted in turns along the primary keys, with the cron job; below is the last whole count.",
  },
  counted: { zh: "清点时间", en: "Counted" },
  notYet: { zh: "尚未完整清点过。", en: "Not counted to the end yet." },
  countNow: { zh: "现在清点下一段", en: "Count the next part now" },
  version: { zh: "版本", en: "Version" },
  values: { zh: "使用中的值", en: "Values" },
  where: { zh: "所在", en: "Where" },
  meaning: { zh: "结论", en: "What it means" },
  currentKey: { zh: "当前密钥，新值都用它", en: "current: new values use it" },
  needed: { zh: "仍需保留", en: "still needed" },
  mayGo: {
    zh: "清点范围内已无使用；如更换密钥早于清点开始，可从 DATA_KEYS 中移除",
    en: "nothing counted uses it; if it was replaced before the count began, it may leave DATA_KEYS",
  },
  mayGoFiles: {
    zh: "，但须等下列文件也已清除",
    en: ", once the files below are gone too",
  },
  unknown: {
    zh: "DATA_KEYS 中没有这个版本：这些值无法读取，请立即找回密钥",
    en: "not in DATA_KEYS: nobody can read these values. Bring the key back",
  },
  files: { zh: "对象存储中的加密文件", en: "Sealed files in the bucket" },
  filesHint: {
    zh: "不在清点范围内，按期限清除：证件照片最长 90 天，院校名单最长 7 天。更换密钥满 90 天后即不再有旧密钥的文件。",
    en: "Not counted, but gone in time: pictures of documents after 90 days at the latest, lists after 7. Ninety days after a key was replaced no file needs it.",
  },
  identityKept: { zh: "保存中的证件照片（组）", en: "Pictures of documents kept (sets)" },
  specNote: {
    zh: "采集对象中的证件号码与查询库 graduates 同源，已计入。",
    en: "The document numbers in graduates' objects are those of the table graduates, and counted with them.",
  },
} as const satisfies Record<string, Text>;
