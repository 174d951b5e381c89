import type { StaffRole } from "../../roster/staff.ts";
import type { Text } from "../../text.ts";

/** The roles in words. */
export const ROLE_NAMES: Readonly<Record<StaffRole, Text>> = {
  support: { zh: "客服", en: "Support" },
  reviewer: { zh: "审核员", en: "Reviewer" },
  school: { zh: "院校", en: "School" },
  admin: { zh: "管理员", en: "Administrator" },
};
