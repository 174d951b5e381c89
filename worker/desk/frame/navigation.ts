import type { Staff } from "../../staff/identify.ts";
import { permit, type StaffAction } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";

interface Entry {
  readonly href: string;
  /** Where what is found there lies, when it is elsewhere. */
  readonly beyond?: string;
  readonly name: Text;
  readonly actions: readonly StaffAction[];
}

const ENTRIES: readonly Entry[] = [
  {
    href: "/desk/lookup",
    beyond: "/desk/graduates",
    name: { zh: "客服查询", en: "Lookup" },
    actions: ["lookup"],
  },
  { href: "/desk/service", name: { zh: "客服咨询", en: "Questions" }, actions: ["answerService"] },
  {
    href: "/desk/review",
    name: { zh: "人工审核", en: "Review" },
    actions: ["reviewCentral", "reviewSchool"],
  },
  {
    href: "/desk/schools",
    beyond: "/desk/programmes",
    name: { zh: "院校与项目", en: "Schools" },
    actions: ["viewSchool"],
  },
  { href: "/desk/operations", name: { zh: "运行状况", en: "Operations" }, actions: ["viewOperations"] },
  { href: "/desk/staff", name: { zh: "人员与审计", en: "Staff and audit" }, actions: ["manageStaff"] },
  { href: "/desk/try", name: { zh: "照片试做", en: "Try a photo" }, actions: ["tryPhoto"] },
];

/** The pages someone may open; what is not theirs is not offered. */
export function navigationFor({ grants }: Staff): readonly Entry[] {
  return ENTRIES.filter(({ actions }) => actions.some((action) => permit(grants, action, null).ok));
}
