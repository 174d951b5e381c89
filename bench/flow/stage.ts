import { prepareDatabase } from "../../local/system/database.ts";
import { makeSecrets } from "../../local/system/secrets.ts";
import { openSystem } from "../../local/system/system.ts";
import { temporaryFolder } from "../../local/system/temporary-folder.ts";
import { platformMinting } from "../../worker/roster/ids.ts";
import {
  createProgramme,
  type Programme,
  programmeById,
  savePolicy,
} from "../../worker/roster/programmes.ts";
import { saveSchool } from "../../worker/roster/schools.ts";

/** The built worker, the decoder of codes and the played WeChat, with an empty database. */
export interface FlowStage {
  readonly origin: string;
  readonly wechat: string;
  readonly env: Env;
  readonly programme: Programme;
  close(): Promise<void>;
}

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
  const folder = temporaryFolder();
  const programme = await prepareDatabase(folder.path, (db) => openProgramme(db, priceFen));
  const { application, wechat, close } = await openSystem({ folder: folder.path, secrets: makeSecrets() });
  const { origin, env } = application;
  return {
    origin,
    wechat: wechat.origin,
    env,
    programme,
    async close() {
      await close();
      folder.remove();
    },
  };
}
