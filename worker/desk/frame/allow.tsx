import { createMiddleware } from "hono/factory";
import { audit } from "../../roster/audit.ts";
import { platformMinting } from "../../roster/ids.ts";
import { permit, type StaffAction } from "../../staff/permission.ts";
import type { DeskContext, DeskEnv, Subject } from "./desk-env.ts";
import { refusePage } from "./refuse.tsx";

/** Finds what a request is about; null when there is no such thing. */
export type SubjectFinder = (context: DeskContext) => Promise<Subject | null> | Subject | null;

/** The desk itself: pages that show nobody in particular. */
const theDesk: SubjectFinder = () => ({ kind: "desk", id: "", schoolId: null });

const LONGEST_REASON = 500;

/**
 * Lets a deed through whose role and school allow it, and writes the audit log before it is done.
 *
 * Another school's things are answered as what does not exist. With `reason`, the form has to bring one.
 */
export function allow(action: StaffAction, find: SubjectFinder = theDesk, { reason = false } = {}) {
  return createMiddleware<DeskEnv>(async (context, next) => {
    const { staff } = context.var;
    // The role first: whoever may never do this learns nothing about what there is.
    if (!permit(staff.grants, action, null).ok) return refusePage(context, "role");
    const subject = await find(context);
    if (subject === null) return refusePage(context, "notFound");
    const permission = permit(staff.grants, action, subject.schoolId);
    if (!permission.ok) return refusePage(context, permission.refusal === "role" ? "role" : "notFound");
    let given: string | null = null;
    if (reason) {
      const form = await context.req.parseBody();
      given = typeof form.reason === "string" ? form.reason.trim() : "";
      if (given === "" || given.length > LONGEST_REASON) return refusePage(context, "reason");
    }
    const entry = { actor: staff.id, role: permission.role, action, reason: given };
    await audit(
      context.env.DB,
      {
        ...entry,
        subjectKind: subject.kind,
        subjectId: subject.id,
        schoolId: subject.schoolId,
        details: { method: context.req.method },
      },
      platformMinting,
    );
    context.set("subject", subject);
    context.set("role", permission.role);
    context.set("reason", given ?? "");
    return next();
  });
}
