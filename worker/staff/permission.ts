import type { StaffGrant, StaffRole } from "../roster/staff.ts";

/**
 * Who may do what at the desk. What is not in a row is refused; the state of a collection decides afterwards whether
 * it can be done now. A grant for one school never reaches another.
 */
export const STAFF_ACTIONS = {
  openDesk: ["support", "reviewer", "school", "admin"],
  tryPhoto: ["support", "reviewer", "school", "admin"],
  lookup: ["support", "school", "admin"],
  viewCase: ["support", "school", "admin"],
  viewPhoto: ["support", "reviewer", "school", "admin"],
  viewIdentityCard: ["support", "admin"],
  compareIdentity: ["reviewer", "admin"],
  revealDocument: ["support", "school", "admin"],
  release: ["support", "admin"],
  unlockAttempts: ["support", "admin"],
  correctRecord: ["support", "admin"],
  recall: ["support", "admin"],
  reopen: ["support", "admin"],
  requestRefund: ["support", "admin"],
  queryPayment: ["support", "admin"],
  sendLink: ["support", "admin"],
  resendMessage: ["support", "admin"],
  reproject: ["support", "admin"],
  close: ["admin"],
  purge: ["admin"],
  reviewCentral: ["reviewer", "admin"],
  reviewSchool: ["school", "admin"],
  answerService: ["support", "admin"],
  viewSchool: ["school", "admin"],
  editPolicy: ["school", "admin"],
  importList: ["school", "admin"],
  decideRequests: ["school", "admin"],
  revealRequested: ["school", "admin"],
  viewProgress: ["school", "support", "admin"],
  sendReminders: ["school", "admin"],
  viewReceipts: ["school", "admin"],
  exportPhotos: ["school", "admin"],
  deliver: ["school", "admin"],
  addSchool: ["admin"],
  viewOperations: ["admin"],
  settleOperations: ["admin"],
  manageStaff: ["admin"],
  readAudit: ["admin"],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>;

export type StaffAction = keyof typeof STAFF_ACTIONS;

/** What reaches every school at once; a grant for one school is none for these, whatever its role. */
const EVERY_SCHOOL: ReadonlySet<StaffAction> = new Set([
  "addSchool",
  "viewOperations",
  "settleOperations",
  "manageStaff",
  "readAudit",
]);

/** Whether a code of the audit log is an action of this table. */
export function isStaffAction(code: string): code is StaffAction {
  return Object.hasOwn(STAFF_ACTIONS, code);
}

/** Allowed, with the role that allows it, or why not: no role of theirs does this, or only at another school. */
export type Permission =
  | { readonly ok: true; readonly role: StaffRole }
  | { readonly ok: false; readonly refusal: "role" | "school" };

/**
 * Judges one deed of one person.
 *
 * @param schoolId Whose data it touches; null: nobody's in particular, such as the page with the search box. What such a
 *   page shows has to be narrowed by {@link schoolsFor}.
 */
export function permit(
  grants: readonly StaffGrant[],
  action: StaffAction,
  schoolId: string | null,
): Permission {
  const fitting = grantsFor(grants, action);
  if (fitting.length === 0) return { ok: false, refusal: "role" };
  const grant = fitting.find(
    (held) => held.schoolId === null || schoolId === null || held.schoolId === schoolId,
  );
  return grant === undefined ? { ok: false, refusal: "school" } : { ok: true, role: grant.role };
}

/** The schools at which someone may do something; null: all of them. */
export function schoolsFor(grants: readonly StaffGrant[], action: StaffAction): readonly string[] | null {
  const schools = grantsFor(grants, action).map(({ schoolId }) => schoolId);
  return schools.includes(null) ? null : schools.filter((school) => school !== null);
}

function grantsFor(grants: readonly StaffGrant[], action: StaffAction): readonly StaffGrant[] {
  const roles: readonly StaffRole[] = STAFF_ACTIONS[action];
  // A school's grant without a school is no grant: the table refuses such rows, and so do we.
  return grants.filter(
    ({ role, schoolId }) =>
      roles.includes(role) &&
      (role !== "school" || schoolId !== null) &&
      (schoolId === null || !EVERY_SCHOOL.has(action)),
  );
}
