import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { quarantinedMoney, resolveQuarantined } from "../../roster/quarantine.ts";
import { listReconciliations } from "../../roster/reconciliation/days.ts";
import { listDifferences, resolveDifference } from "../../roster/reconciliation/differences.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { MoneyPage } from "./money-page.tsx";

const MOST_DAYS = 60;
const MOST = 100;
const settling = allow("settleOperations", undefined, { reason: true });

/** Reconciliation and quarantine. */
export const moneyPages = new Hono<DeskEnv>();

moneyPages.get("/money", allow("viewOperations"), async (context) => {
  const { env } = context;
  const { staff, language } = context.var;
  const keys = await keysOf(env);
  const asked = context.req.query("day") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : null;
  const from = { differences: numberOf(context, "from"), quarantined: numberOf(context, "kept") };
  const [days, differences, quarantined] = await Promise.all([
    listReconciliations(env.DB, MOST_DAYS),
    listDifferences(env.DB, keys, day === null ? { open: true } : { day }, MOST, from.differences),
    quarantinedMoney(env.DB, keys, MOST, from.quarantined),
  ]);
  return htmlPage(
    context,
    <MoneyPage
      language={language}
      staff={staff}
      days={days}
      day={day}
      differences={differences}
      quarantined={quarantined}
      more={{
        differences: differences.length < MOST ? null : from.differences + MOST,
        quarantined: quarantined.length < MOST ? null : from.quarantined + MOST,
      }}
    />,
  );
});

moneyPages.post("/money/differences", settling, async (context) => {
  const entry = await entryOf(context);
  const done = await resolveDifference(context.env.DB, await keysOf(context.env), entry, Date.now());
  return done === "unknown"
    ? refusePage(context, "notFound")
    : context.redirect("/desk/operations/money", 303);
});

moneyPages.post("/money/quarantined", settling, async (context) => {
  const entry = await entryOf(context);
  const done = await resolveQuarantined(context.env.DB, await keysOf(context.env), entry, Date.now());
  return done === "unknown"
    ? refusePage(context, "notFound")
    : context.redirect("/desk/operations/money", 303);
});

/** Where a list goes on; 0: its beginning. */
function numberOf(context: DeskContext, name: "from" | "kept"): number {
  const asked = context.req.query(name) ?? "";
  return /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
}

async function entryOf(context: DeskContext) {
  const { id } = await context.req.parseBody();
  const { staff, reason } = context.var;
  return { id: typeof id === "string" ? id : "", by: staff.id, why: reason };
}
