import type { Text } from "../../text.ts";

export const STAFF_TEXTS = {
  title: { zh: "人员", en: "Staff" },
  audit: { zh: "审计日志", en: "Audit log" },
  everySchool: { zh: "全部院校", en: "every school" },
  revoke: { zh: "收回权限", en: "Take back" },
  grant: { zh: "授予权限", en: "Grant a role" },
  identity: { zh: "工作邮箱", en: "Work address" },
  role: { zh: "岗位", en: "Role" },
  school: {
    zh: "院校全称或编号（院校岗位必填；其他岗位填写后仅限该校，不含运行状况和人员管理）",
    en: "School, full name or id (needed for the role School; limits any other role to it, without operations and staff)",
  },
  noSchool: {
    zh: "没有这所院校，请填写院校全称或编号。",
    en: "There is no such school. Give its full name or its id.",
  },
  ownRole: {
    zh: "不能收回自己的管理员权限，请由另一位管理员操作。",
    en: "Nobody takes back their own administration. Ask another administrator.",
  },
  reason: { zh: "原因", en: "Reason" },
} as const satisfies Record<string, Text>;
