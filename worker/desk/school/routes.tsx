import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { addRequested } from "../../roster/add-requested.ts";
import { platformMinting } from "../../roster/ids.ts";
import { LIST_FIELDS } from "../../roster/import/columns.ts";
import { programmesWithoutPolicy } from "../../roster/policy/draft.ts";
import { createProgramme, programmesOf } from "../../roster/programmes.ts";
import { progressTotal } from "../../roster/progress.ts";
import { decideRequest, numberOfRequest, requestsToSchool } from "../../roster/record-requests.ts";
import { type School, saveSchool, schoolById, searchSchools } from "../../roster/schools.ts";
import { schoolsFor } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { schoolSubject } from "../frame/subjects.ts";
import { schoolReceipts } from "./receipt-routes.tsx";
import { SchoolPage } from "./school-page.tsx";
import { SchoolsPage } from "./schools-page.tsx";

/** Schools with their programmes, and the people who ask to be added. */
export const schoolPages = new Hono<DeskEnv>();

schoolPages.route("/", schoolReceipts);
schoolPages.get("/", allow("viewSchool"), async (context) => {
  const { staff, language } = context.var;
  const own = schoolsFor(staff.grants, "viewSchool");
  const [only] = own ?? [];
  if (own?.length === 1 && only !== undefined) return context.redirect(`/desk/schools/${only}`);
  const typed = context.req.query("q") ?? "";
  const found =
    own === null ? await searchSchools(context.env.DB, typed, 30) : await named(context.env.DB, own);
  return htmlPage(
    context,
    <SchoolsPage language={language} staff={staff} typed={typed} found={found} all={own === null} />,
  );
});

schoolPages.post("/", allow("addSchool"), async (context) => {
  const { name, aliases } = await context.req.parseBody();
  if (typeof name !== "string" || name.trim() === "" || name.length > 100) return refusePage(context, "form");
  const also =
    typeof aliases === "string"
      ? aliases
          .split(/[,，\s]+/)
          .filter(Boolean)
          .slice(0, 10)
      : [];
  const school = await saveSchool(context.env.DB, { name, aliases: also }, platformMinting);
  return context.redirect(`/desk/schools/${school.id}`, 303);
});

schoolPages.get("/:school", allow("viewSchool", schoolSubject), async (context) => {
  const { staff, language, subject } = context.var;
  const found = await loadSchool(context.env.DB, subject.id);
  if (found === null) return refusePage(context, "notFound");
  return htmlPage(
    context,
    <SchoolPage language={language} staff={staff} {...found} number={null} now={Date.now()} />,
  );
});

schoolPages.post("/:school/programmes", allow("editPolicy", schoolSubject), async (context) => {
  const { category, year } = await context.req.parseBody();
  const when = Number(year);
  const fits =
    typeof category === "string" &&
    category.trim() !== "" &&
    Number.isInteger(when) &&
    when > 2000 &&
    when < 2100;
  if (!fits) return refusePage(context, "form");
  const id = await createProgramme(
    context.env.DB,
    { schoolId: context.var.subject.id, category, year: when },
    platformMinting,
  );
  return id === null
    ? refusePage(context, "notFound")
    : context.redirect(`/desk/programmes/${id}/policy`, 303);
});

schoolPages.post(
  "/:school/requests/:request",
  allow("decideRequests", schoolSubject, { reason: true }),
  async (context) => {
    const form = await context.req.parseBody();
    const { decision } = form;
    const { staff, subject, reason } = context.var;
    if (decision !== "added" && decision !== "declined") return refusePage(context, "form");
    const id = context.req.param("request");
    if (decision === "added") {
      const typed = LIST_FIELDS.map((field) => [field, form[field]] as const);
      const fields = Object.fromEntries(typed.filter(([, value]) => typeof value === "string"));
      const { DB, ENVIRONMENT } = context.env;
      const rules = { now: Date.now(), specimens: ENVIRONMENT === "local" };
      const asked = { id, schoolId: subject.id, fields };
      const added = await addRequested(DB, await keysOf(context.env), asked, rules);
      if (!added.ok) return refusePage(context, "form", joined(added.faults));
    }
    const answer = { id, schoolId: subject.id, status: decision, by: staff.id, answer: reason } as const;
    const done = await decideRequest(context.env.DB, answer, Date.now());
    return done
      ? context.redirect(`/desk/schools/${subject.id}#requests`, 303)
      : refusePage(context, "notFound");
  },
);

schoolPages.post(
  "/:school/requests/:request/number",
  allow("revealRequested", schoolSubject, { reason: true }),
  async (context) => {
    const { staff, language, subject } = context.var;
    const db = context.env.DB;
    const id = context.req.param("request");
    const [found, number] = await Promise.all([
      loadSchool(db, subject.id),
      numberOfRequest(db, await keysOf(context.env), subject.id, id),
    ]);
    if (found === null || number === null) return refusePage(context, "notFound");
    return htmlPage(
      context,
      <SchoolPage language={language} staff={staff} {...found} number={{ id, number }} now={Date.now()} />,
    );
  },
);

const joined = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join("；"),
  en: texts.map(({ en }) => en).join("; "),
});

async function named(db: D1Database, ids: readonly string[]): Promise<readonly School[]> {
  const found = await Promise.all(ids.map((id) => schoolById(db, id)));
  return found.filter((school) => school !== null);
}

/** What a school's page shows; null when there is no such school. */
async function loadSchool(db: D1Database, id: string) {
  const [school, programmes, bare, requests] = await Promise.all([
    schoolById(db, id),
    programmesOf(db, id),
    programmesWithoutPolicy(db, id),
    requestsToSchool(db, id, "open"),
  ]);
  if (school === null) return null;
  const totals = await Promise.all(programmes.map((programme) => progressTotal(db, programme.id)));
  const rows = programmes.map((programme, index) => ({ programme, total: totals[index] ?? null }));
  return { school, programmes: rows, bare, requests };
}
