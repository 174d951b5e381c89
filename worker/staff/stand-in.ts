import type { StaffRole } from "../roster/staff.ts";
import type { Staff } from "./identify.ts";

/** The cookie that says whom a local run plays: a role, and for the role `school` its school after a colon. */
export const STAND_IN_COOKIE = "desk-as";

export const STAFF_ROLES: readonly StaffRole[] = ["support", "reviewer", "school", "admin"];

/** The stand-in of a cookie header; without a choice the admin, who sees every page. */
export function standInOf(cookies: string | undefined): Staff {
  const [, chosen = "admin"] =
    new RegExp(`(?:^|;\\s*)${STAND_IN_COOKIE}=([\\w:-]{1,80})`).exec(cookies ?? "") ?? [];
  const [name, schoolId] = chosen.split(":");
  const role = STAFF_ROLES.find((known) => known === name) ?? "admin";
  const school = schoolId === undefined || schoolId === "" ? null : schoolId;
  return {
    id: `local-${role}@desk.invalid`,
    grants: [{ role, schoolId: role === "school" ? school : null }],
  };
}
