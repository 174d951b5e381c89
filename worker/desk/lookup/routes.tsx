import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { audit } from "../../roster/audit.ts";
import { platformMinting } from "../../roster/ids.ts";
import { type LookupAnswer, lookup } from "../../roster/lookup/lookup.ts";
import { schoolsFor } from "../../staff/permission.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { LookupPage } from "./page.tsx";

const MOST = 30;

/** 客服查询. The text comes by POST: what staff type is personal data and stays out of addresses. */
export const lookupPages = new Hono<DeskEnv>();

lookupPages.get("/", allow("lookup"), (context) => {
  const { language, staff } = context.var;
  return htmlPage(
    context,
    <LookupPage language={language} staff={staff} typed="" answer={null} tookMs={0} />,
  );
});

lookupPages.post("/", allow("lookup"), async (context) => {
  const { language, staff, role } = context.var;
  const form = await context.req.parseBody();
  const typed = typeof form.q === "string" ? form.q.slice(0, 80) : "";
  const begun = Date.now();
  const answer = await search(context, typed);
  const tookMs = Date.now() - begun;
  const ids = answer.found.map(({ graduateId }) => graduateId).join(" ");
  await audit(
    context.env.DB,
    {
      actor: staff.id,
      role,
      action: "lookupAnswered",
      subjectKind: "search",
      subjectId: "",
      schoolId: null,
      reason: null,
      details: { found: answer.found.length, ids },
    },
    platformMinting,
  );
  return htmlPage(
    context,
    <LookupPage language={language} staff={staff} typed={typed} answer={answer} tookMs={tookMs} />,
  );
});

/** Looks up among everybody, or at each school of the searcher. */
async function search(context: DeskContext, typed: string): Promise<LookupAnswer> {
  const keys = await keysOf(context.env);
  const db = context.env.DB;
  const schools = schoolsFor(context.var.staff.grants, "lookup");
  if (schools === null) return lookup(db, keys, typed, { schoolId: null }, MOST);
  const answers = await Promise.all(schools.map((schoolId) => lookup(db, keys, typed, { schoolId }, MOST)));
  const found = answers.flatMap((answer) => answer.found);
  return { found: found.slice(0, MOST), more: found.length > MOST || answers.some(({ more }) => more) };
}
