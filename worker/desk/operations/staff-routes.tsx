import { Hono } from "hono";
import { AUDIT_PAGE, auditEntries } from "../../roster/audit.ts";
import { schoolByFullName, schoolById } from "../../roster/schools.ts";
import { allStaff, grantStaff, revokeStaff, type StaffGrant } from "../../roster/staff.ts";
import { STAFF_ROLES } from "../../staff/stand-in.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { AuditPage } from "./audit-page.tsx";
import { StaffPage } from "./staff-page.tsx";
import { STAFF_TEXTS } from "./staff-texts.ts";

/** Who works here, and what they looked at. */
export const staffPages = new Hono<DeskEnv>();

staffPages.get("/", allow("manageStaff"), async (context) => {
  const { staff, language } = context.var;
  return htmlPage(
    context,
    <StaffPage language={language} staff={staff} rows={await allStaff(context.env.DB)} />,
  );
});

staffPages.post("/grants", allow("manageStaff", undefined, { reason: true }), async (context) => {
  const asked = await grantOf(context);
  if (asked === null) return refusePage(context, "form");
  const { identity, grant } = asked;
  const { DB: db } = context.env;
  const typed = grant.schoolId;
  const school =
    typed === null ? null : ((await schoolById(db, typed)) ?? (await schoolByFullName(db, typed)));
  if (typed !== null && school === null) return refusePage(context, "form", STAFF_TEXTS.noSchool);
  const given = { role: grant.role, schoolId: school?.id ?? null };
  const done = await grantStaff(db, identity, given, context.var.staff.id, Date.now());
  return done ? context.redirect("/desk/staff", 303) : refusePage(context, "form");
});

staffPages.post("/revocations", allow("manageStaff", undefined, { reason: true }), async (context) => {
  const asked = await grantOf(context);
  if (asked === null) return refusePage(context, "form");
  const { identity, grant } = asked;
  const runsDesk = grant.role === "admin" && grant.schoolId === null;
  // Somebody is left to give it back: the last administrator could not.
  if (runsDesk && identity.toLowerCase() === context.var.staff.id)
    return refusePage(context, "form", STAFF_TEXTS.ownRole);
  await revokeStaff(context.env.DB, identity, grant);
  return context.redirect("/desk/staff", 303);
});

staffPages.get("/audit", allow("readAudit"), async (context) => {
  const { staff, language } = context.var;
  const { actor = "", graduate = "", school = "", before = "" } = context.req.query();
  const query =
    graduate !== ""
      ? ({ by: "subject", kind: "graduate", id: graduate } as const)
      : school !== ""
        ? ({ by: "school", id: school } as const)
        : ({ by: "actor", id: actor || staff.id } as const);
  const until = /^\d{1,15}$/.test(before) ? Number(before) : undefined;
  const rows = await auditEntries(context.env.DB, query, until);
  const last = rows.length === AUDIT_PAGE ? rows.at(-1) : undefined;
  const earlier = new URLSearchParams({ actor, graduate, school, before: String(last?.at ?? "") });
  const page = (
    <AuditPage
      language={language}
      staff={staff}
      rows={rows}
      asked={{ actor: graduate === "" && school === "" ? query.id : actor, graduate, school }}
      earlier={last === undefined ? null : `/desk/staff/audit?${earlier}`}
    />
  );
  return htmlPage(context, page);
});

async function grantOf(
  context: DeskContext,
): Promise<{ readonly identity: string; readonly grant: StaffGrant } | null> {
  const { identity, role, school } = await context.req.parseBody();
  const known = STAFF_ROLES.find((each) => each === role);
  if (typeof identity !== "string" || !/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(identity) || known === undefined) {
    return null;
  }
  const schoolId = typeof school === "string" && school.trim() !== "" ? school.trim() : null;
  return { identity, grant: { role: known, schoolId } };
}
