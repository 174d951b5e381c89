import type { Text } from "../../text.ts";

export const EXPORT_TEXTS = {
  ready: { zh: "待导出的照片", en: "photos ready" },
  template: { zh: "文件名模板", en: "Name template" },
  dryRun: { zh: "试算结果", en: "Dry run" },
  examples: { zh: "文件名示例", en: "Names, for example" },
  collide: { zh: "文件名重复", en: "Names that collide" },
  lacking: { zh: "缺少字段", en: "Missing fields" },
  create: { zh: "生成导出批次", en: "Make the export" },
  blocked: {
    zh: "请先修改文件名模板，或补全缺少的信息，再生成导出批次。",
    en: "Change the template or fill in what is missing first.",
  },
  nothingReady: { zh: "没有待导出的照片。", en: "No photos wait for export." },
  download: { zh: "下载 ZIP", en: "Download ZIP" },
  deliver: { zh: "标记为已上网", en: "Mark as delivered" },
  deliverHint: {
    zh: "我已收到并核对这些照片；标记后照片锁定，不能再修改。",
    en: "I have these photos and checked them. Delivered photos are locked for good.",
  },
  delivered: { zh: "已上网", en: "delivered" },
  before: { zh: "历次导出", en: "Exports so far" },
  alreadyIn: {
    zh: "其中已在以前的批次里、还没有标记为已上网：",
    en: "Of these already in an export and not marked as delivered:",
  },
  problems: { zh: "下载有问题的照片", en: "Download what is wrong" },
  studentNumber: { zh: "学号", en: "Student number" },
  name: { zh: "姓名", en: "Name" },
  problem: { zh: "问题", en: "Problem" },
  photos: { zh: "张", en: "photos" },
  noExports: { zh: "还没有导出过。", en: "Nothing was exported yet." },
  sameAgain: {
    zh: "每个批次的照片与文件名在生成时固定，再次下载内容完全相同。压缩包内 manifest.csv 列出每张照片的 SHA-256。",
    en: "The photos and names of an export are fixed when it is made: downloaded again it has the same bytes. manifest.csv in it holds the SHA-256 of each photo.",
  },
} as const satisfies Record<string, Text>;
