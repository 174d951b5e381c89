import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { SPECS } from "../../photo/spec/specs.ts";
import { latestProjected, operationCounts, specsInUse, stuckCollections } from "../../roster/operations.ts";
import { quarantinedMoney } from "../../roster/quarantine.ts";
import { queueLength } from "../../roster/review-queue.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { OperationsPage } from "./page.tsx";

const SAMPLE = 12;

/** How the system is doing. */
export const operationsPages = new Hono<DeskEnv>();

operationsPages.get("/", allow("viewOperations"), async (context) => {
  const { env } = context;
  const { staff, language } = context.var;
  const now = Date.now();
  const all = { schools: null } as const;
  const [stuck, counts, quarantined, keys, used, central, school, lag] = await Promise.all([
    stuckCollections(env.DB, now),
    operationCounts(env.DB, now),
    quarantinedMoney(env.DB, 50),
    keysOf(env),
    specsInUse(env.DB),
    queueLength(env.DB, { stage: "central", ...all }, now),
    queueLength(env.DB, { stage: "school", ...all }, now),
    projectionLag(env),
  ]);
  const specs = SPECS.map(({ id, version, name }) => ({
    id,
    version,
    name,
    programmes: used.find(({ spec }) => spec === id)?.programmes ?? 0,
  }));
  const page = (
    <OperationsPage
      language={language}
      staff={staff}
      facts={{ stuck, counts, quarantined, specs, queues: { central, school }, lag, keys: versionsOf(keys) }}
    />
  );
  return htmlPage(context, page);
});

/** Compares the rows that came last with their objects: how many are behind. */
async function projectionLag(
  env: Env,
): Promise<{ readonly looked: number; readonly behind: readonly string[] }> {
  const rows = await latestProjected(env.DB, SAMPLE);
  const behind = await Promise.all(
    rows.map(async ({ id, version }) => {
      const { collection } = await env.GRADUATE.getByName(id).view();
      return collection.version > version ? id : null;
    }),
  );
  return { looked: rows.length, behind: behind.filter((id) => id !== null) };
}

function versionsOf(keys: Awaited<ReturnType<typeof keysOf>>) {
  const pair = ({ current, earlier }: typeof keys.seal) => ({
    current: current.version,
    earlier: earlier.map(({ version }) => version),
  });
  return { seal: pair(keys.seal), index: pair(keys.index) };
}
