import { expect, test } from "vitest";
import type { StaffRole } from "../../../worker/roster/staff.ts";
import { permit, STAFF_ACTIONS, type StaffAction, schoolsFor } from "../../../worker/staff/permission.ts";
import { standInOf } from "../../../worker/staff/stand-in.ts";

const ROLES: readonly StaffRole[] = ["support", "reviewer", "school", "admin"];

/** Written down a second time on purpose: s(upport), r(eviewer), c (school), a(dmin). */
const TABLE: Readonly<Record<StaffAction, string>> = {
  openDesk: "srca",
  tryPhoto: "srca",
  lookup: "sca",
  viewCase: "sca",
  viewPhoto: "srca",
  viewIdentityCard: "sa",
  compareIdentity: "ra",
  revealDocument: "sca",
  release: "sa",
  unlockAttempts: "sa",
  correctRecord: "sa",
  recall: "sa",
  reopen: "sa",
  requestRefund: "sa",
  queryPayment: "sa",
  sendLink: "sa",
  resendMessage: "sa",
  reproject: "sa",
  close: "a",
  purge: "a",
  reviewCentral: "ra",
  reviewSchool: "ca",
  answerService: "sa",
  viewSchool: "ca",
  editPolicy: "ca",
  importList: "ca",
  decideRequests: "ca",
  revealRequested: "ca",
  viewProgress: "sca",
  sendReminders: "ca",
  viewReceipts: "ca",
  exportPhotos: "ca",
  deliver: "ca",
  addSchool: "a",
  viewOperations: "a",
  settleOperations: "a",
  manageStaff: "a",
  readAudit: "a",
};
const LETTERS: Readonly<Record<StaffRole, string>> = { support: "s", reviewer: "r", school: "c", admin: "a" };
const actions = Object.keys(STAFF_ACTIONS) as StaffAction[];

test.each(actions.flatMap((action) => ROLES.map((role) => [role, action] as const)))(
  "%s and %s: as the table says",
  (role, action) => {
    const grants = [{ role, schoolId: role === "school" ? "s1" : null }];
    const wanted = TABLE[action].includes(LETTERS[role]);
    expect(permit(grants, action, "s1")).toEqual(
      wanted ? { ok: true, role } : { ok: false, refusal: "role" },
    );
  },
);

test.each(actions)("nobody without a grant may %s", (action) => {
  expect(permit([], action, null)).toEqual({ ok: false, refusal: "role" });
});

test.each(actions)("a grant for one school never lets anyone %s at another", (action) => {
  for (const role of ROLES) {
    expect(permit([{ role, schoolId: "s1" }], action, "s2").ok).toBe(false);
  }
});

test.each(["addSchool", "viewOperations", "settleOperations", "manageStaff", "readAudit"] as const)(
  "an administrator of one school may not %s: it reaches every school",
  (action) => {
    expect(permit([{ role: "admin", schoolId: "s1" }], action, null)).toEqual({ ok: false, refusal: "role" });
  },
);

test("a school grant without a school is no grant", () => {
  expect(permit([{ role: "school", schoolId: null }], "viewSchool", "s1").ok).toBe(false);
});

test("two schools of one person are both theirs, and everybody else's are not", () => {
  const grants = [
    { role: "school", schoolId: "s1" },
    { role: "school", schoolId: "s2" },
  ] as const;
  expect(permit(grants, "exportPhotos", "s2")).toEqual({ ok: true, role: "school" });
  expect(permit(grants, "exportPhotos", "s3")).toEqual({ ok: false, refusal: "school" });
  expect(schoolsFor(grants, "exportPhotos")).toEqual(["s1", "s2"]);
  expect(schoolsFor([...grants, { role: "admin", schoolId: null }], "exportPhotos")).toBeNull();
});

test("the stand-in follows the cookie, and a made-up role is not one", () => {
  expect(standInOf(undefined).grants).toEqual([{ role: "admin", schoolId: null }]);
  expect(standInOf("x=1; desk-as=school:sAb_-1").grants).toEqual([{ role: "school", schoolId: "sAb_-1" }]);
  expect(standInOf("desk-as=reviewer:s1").grants).toEqual([{ role: "reviewer", schoolId: null }]);
  expect(standInOf("desk-as=root").grants).toEqual([{ role: "admin", schoolId: null }]);
});
