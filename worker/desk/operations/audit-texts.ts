import type { Text } from "../../text.ts";

export const AUDIT_TEXTS = {
  title: { zh: "审计日志", en: "Audit log" },
  show: { zh: "查看", en: "Show" },
  actor: { zh: "操作人", en: "Person" },
  at: { zh: "时间", en: "When" },
  action: { zh: "查看或操作", en: "What" },
  reason: { zh: "原因", en: "Why" },
  did: { zh: "操作", en: "done" },
  none: { zh: "没有记录。", en: "No entries." },
  earlier: { zh: "更早的记录", en: "Earlier entries" },
  graduate: { zh: "毕业生", en: "Graduate" },
  account: { zh: "微信账户", en: "Account" },
  programme: { zh: "采集项目", en: "Programme" },
  school: { zh: "院校", en: "School" },
  export: { zh: "导出批次", en: "Export" },
  search: { zh: "查询", en: "Search" },
  desk: { zh: "工作台", en: "Desk" },
  subject: { zh: "对象", en: "Whose" },
} as const satisfies Record<string, Text>;
