import { app } from "../../worker/app.ts";
import { keysOf } from "../../worker/env.ts";
import { photoKeys } from "../../worker/photo/store.ts";
import { platformMinting } from "../../worker/roster/ids.ts";
import { importList } from "../../worker/roster/import/import-list.ts";
import { createProgramme, programmeById, savePolicy } from "../../worker/roster/programmes.ts";
import { saveSchool } from "../../worker/roster/schools.ts";

export { CollectionEffects, Graduate, ReadSide, TaskRunner, WechatToken } from "../../worker/index.ts";

/** V8's own, when the runtime was started with `--expose-gc`. */
declare const gc: (() => void) | undefined;

/** Bytes of a photo, as heavy as the standard allows. */
const PHOTO_BYTES = 40_000;
const DAY = 86_400_000;

/** A programme of a school of its own; answers its id. */
async function openProgramme(env: Env, category: string): Promise<string> {
  const school = await saveSchool(env.DB, { name: "量度大学", aliases: [] }, platformMinting);
  const wanted = { schoolId: school.id, category, year: 2027 };
  const id = (await createProgramme(env.DB, wanted, platformMinting)) ?? "";
  const now = Date.now();
  const policy = {
    qualification: "identity",
    photoSpec: "moe-blue",
    services: [{ id: "collection", name: { zh: "采集", en: "Collection" }, priceFen: 0, required: true }],
    window: { opensAt: now - DAY, closesAt: now + DAY },
    exportName: "{college}/{class}/{student_no}.jpg",
    contact: { phone: "400-000-0000", hours: "09:00-20:00", school: { zh: "教务处", en: "Registrar" } },
    privacyPolicy: { id: "privacy", version: "2026-09-01" },
  };
  await savePolicy(env.DB, { programmeId: id, basedOn: 0, policy, by: "bench" }, now);
  return id;
}

const APPROVE = `UPDATE graduates SET version = 1, photo = 'approved', decided_at = ?3, standard_sha256 = ?2
  WHERE programme_id = ?1`;

/** Graduates with an approved photo; answers their programme's id. */
async function openApproved(env: Env, graduates: number): Promise<string> {
  const id = await openProgramme(env, "待导出");
  const programme = await programmeById(env.DB, id);
  if (programme === null) throw new Error("the programme was not made");
  const rows = Array.from({ length: graduates }, (_, row) => ({
    studentNumber: `E${row}`,
    examNumber: null,
    name: `周测${row}`,
    documentType: "residentId",
    documentNumber: "990101200201010019",
    level: "本科",
    college: `学院${row % 9}`,
    major: null,
    className: `${row % 60} 班`,
  }));
  await importList(env.DB, await keysOf(env), programme, rows, Date.now());
  // All with one hash: what is read does not matter, where it lies does.
  const sha256 = "0".repeat(64);
  await env.DB.prepare(APPROVE).bind(id, sha256, Date.now()).run();
  const { results } = await env.DB.prepare("SELECT id FROM graduates WHERE programme_id = ?1")
    .bind(id)
    .all<{ readonly id: string }>();
  const photo = crypto.getRandomValues(new Uint8Array(PHOTO_BYTES));
  for (const { id: graduate } of results) await env.PHOTOS.put(photoKeys.standard(graduate, sha256), photo);
  return id;
}

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case "/bench/programme":
        return new Response(await openProgramme(env, searchParams.get("category") ?? ""));
      case "/bench/approved":
        return new Response(await openApproved(env, Number(searchParams.get("graduates"))));
      case "/bench/collect":
        if (typeof gc === "function") gc();
        return new Response();
      default:
        return app.fetch(request, env, context);
    }
  },
} satisfies ExportedHandler<Env>;
