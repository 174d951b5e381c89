import { join } from "node:path";
import { createTestHarness } from "wrangler";
import type { Graduate } from "../../durable-objects/graduate.ts";
import { QUIET_WRANGLER } from "../../local/start/quiet-wrangler.ts";
import { makeSecrets } from "../../local/start/secrets.ts";
import { platformMinting } from "../../worker/roster/ids.ts";
import {
  createProgramme,
  type Programme,
  programmeById,
  savePolicy,
} from "../../worker/roster/programmes.ts";
import { saveSchool } from "../../worker/roster/schools.ts";

interface Bindings {
  readonly DB: D1Database;
  readonly GRADUATE: DurableObjectNamespace<Graduate>;
  readonly PHOTOS: R2Bucket;
}

/** The built worker, the decoder of codes and the played WeChat, with an empty database. */
export interface FlowStage {
  readonly origin: string;
  readonly wechat: string;
  readonly env: Bindings;
  readonly programme: Programme;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, "..", "..");
const day = 86_400_000;

async function openProgramme(db: D1Database, priceFen: number): Promise<Programme> {
  const school = await saveSchool(db, { name: "百人大学", aliases: [] }, platformMinting);
  const id = await createProgramme(
    db,
    { schoolId: school.id, category: "普通本科", year: 2027 },
    platformMinting,
  );
  const now = Date.now();
  const policy = {
    qualification: "code",
    photoSpec: "moe-blue",
    services: [{ id: "collection", name: { zh: "图像采集", en: "Collection" }, priceFen, required: true }],
    window: { opensAt: now - day, closesAt: now + 90 * day },
    exportName: "{student_no}.jpg",
    contact: { phone: "400-000-0000", hours: "09:00-20:00", school: { zh: "教务处", en: "Registrar" } },
    privacyPolicy: { id: "privacy", version: "2026-09-01" },
  };
  const saved = await savePolicy(db, { programmeId: id ?? "", basedOn: 0, policy, by: "bench" }, now);
  const programme = await programmeById(db, id ?? "");
  if (!saved.ok || programme === null) throw new Error("the programme was not made");
  return programme;
}

/** Starts everything on free ports, with a programme of that price; the caller closes it. */
export async function openFlowStage({ priceFen = 3000 } = {}): Promise<FlowStage> {
  Object.assign(process.env, QUIET_WRANGLER);
  // The tool writes every call into a database of its own, which would be measured too.
  process.env.X_LOCAL_OBSERVABILITY = "false";
  const sandboxWorker = (APP_URL: string) => ({
    root,
    workers: [{ configPath: "local/wechat-sandbox/wrangler.toml", vars: { SANDBOX: "on", APP_URL } }],
  });
  const sandbox = createTestHarness(sandboxWorker("http://localhost:1"));
  const wechat = (await sandbox.listen()).url.origin;
  const app = createTestHarness({
    root,
    workers: [
      {
        configPath: "wrangler.toml",
        vars: { WECHAT_SANDBOX_URL: wechat },
        secrets: makeSecrets(),
      },
      { configPath: "local/acquisition-codes/wrangler.toml" },
    ],
  });
  const { origin } = (await app.listen()).url;
  await sandbox.update(sandboxWorker(origin));
  const worker = app.getWorker<Bindings & Record<string, unknown>>();
  await worker.applyD1Migrations("DB");
  const env = await worker.getEnv();
  return {
    origin,
    wechat,
    env,
    programme: await openProgramme(env.DB, priceFen),
    async close() {
      await app.close();
      await sandbox.close();
    },
  };
}
