import type { Text } from "../../text.ts";

export const STAFF_TEXTS = {
  title: { zh: "人员", en: "Staff" },
  audit: { zh: "审计日志", en: "Audit log" },
  everySchool: { zh: "全部院校", en: "every school" },
  revoke: { zh: "收回权限", en: "Take back" },
  grant: { zh: "授予权限", en: "Grant a role" },
  identity: { zh: "工作邮箱", en: "Work address" },
  role: { zh: "岗位", en: "Role" },
  school: { zh: "院校编号（院校岗位必填）", en: "School id (needed for the role School)" },
  reason: { zh: "原因", en: "Reason" },
} as const satisfies Record<string, Text>;
