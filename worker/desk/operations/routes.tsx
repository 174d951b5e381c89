import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { SPECS } from "../../photo/spec/specs.ts";
import { outboxChecksSince } from "../../roster/drift.ts";
import { operationCounts, specsInUse } from "../../roster/operations.ts";
import { openQuarantined } from "../../roster/quarantine.ts";
import { openDifferences } from "../../roster/reconciliation/differences.ts";
import { identityRetention, retentionDue } from "../../roster/retention.ts";
import { queueLength } from "../../roster/review/queue.ts";
import { wechatFaultsLately } from "../../roster/wechat-faults.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { keptPages } from "./kept-routes.tsx";
import { keyPages, keyVersions } from "./keys-routes.tsx";
import { moneyPages } from "./money-routes.tsx";
import { OperationsPage } from "./page.tsx";
import { stuckPages } from "./stuck-routes.tsx";

const DAY = 86_400_000;

/** How the system is doing. */
export const operationsPages = new Hono<DeskEnv>();

operationsPages.get("/", allow("viewOperations"), async (context) => {
  const { env } = context;
  const { staff, language } = context.var;
  const db = env.DB;
  const now = Date.now();
  const all = { schools: null } as const;
  const [counts, differences, quarantined, identities, photos, keys, used, central, school, lag, faults] =
    await Promise.all([
      operationCounts(db, now),
      openDifferences(db),
      openQuarantined(db),
      identityRetention(db, now),
      retentionDue(db, now),
      keysOf(env),
      specsInUse(db),
      queueLength(db, { stage: "central", ...all }, now),
      queueLength(db, { stage: "school", ...all }, now),
      outboxChecksSince(db, now - DAY),
      wechatFaultsLately(db, now),
    ]);
  const specs = SPECS.map(({ id, version, name }) => ({
    id,
    version,
    name,
    programmes: used.find(({ spec }) => spec === id)?.programmes ?? 0,
  }));
  const photosDue = photos.reduce((sum, { overdue }) => sum + overdue, 0);
  const open = { differences, quarantined, identityDue: identities.overdue, photosDue };
  const page = (
    <OperationsPage
      language={language}
      staff={staff}
      facts={{ counts, open, specs, queues: { central, school }, lag, faults, keys: keyVersions(keys) }}
    />
  );
  return htmlPage(context, page);
});

operationsPages.route("/", moneyPages);
operationsPages.route("/", stuckPages);
operationsPages.route("/", keptPages);
operationsPages.route("/", keyPages);
