import { Hono } from "hono";
import { consentLedger } from "../../roster/consents.ts";
import { identityRetention, overdueOf, retentionDue } from "../../roster/retention.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { ConsentsPage, RetentionPage } from "./kept-pages.tsx";

/** What is kept of people, and what they agreed to. */
export const keptPages = new Hono<DeskEnv>();

keptPages.get("/retention", allow("viewOperations"), async (context) => {
  const { staff, language } = context.var;
  const db = context.env.DB;
  const now = Date.now();
  const [identity, rows] = await Promise.all([identityRetention(db, now), retentionDue(db, now)]);
  const late = rows.filter(({ overdue }) => overdue > 0).slice(0, 10);
  const overdue = await Promise.all(late.map(({ programmeId }) => overdueOf(db, programmeId, now)));
  return htmlPage(
    context,
    <RetentionPage
      language={language}
      staff={staff}
      identity={identity}
      rows={rows}
      overdue={overdue.flat()}
    />,
  );
});

keptPages.get("/consents", allow("viewOperations"), async (context) => {
  const { staff, language } = context.var;
  const before = Number(context.req.query("before") ?? Number.MAX_SAFE_INTEGER);
  const ledger = await consentLedger(
    context.env.DB,
    Number.isSafeInteger(before) ? before : Number.MAX_SAFE_INTEGER,
  );
  return htmlPage(context, <ConsentsPage language={language} staff={staff} {...ledger} />);
});
