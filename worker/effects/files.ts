import type { EffectOutcome } from "../../durable-objects/effects.ts";
import { deletePhotos } from "../photo/store.ts";
import { purgeIdentity } from "../qualification/identity/purge.ts";
import { forgetWords } from "../roster/case-notes.ts";
import { forgetExportLines } from "../roster/export/lines.ts";
import { forgetRecord } from "../roster/student-records.ts";

/** Removes files whose time is over: those of the identity document, or everything. Safe to repeat. */
export async function runPurge(
  env: Env,
  graduateId: string,
  scope: "identity" | "photos",
): Promise<EffectOutcome> {
  await purgeIdentity(env.DB, env.PHOTOS, graduateId, Date.now());
  if (scope === "identity") return { status: "done", outcome: "identityPurged" };
  await deletePhotos(env.PHOTOS, graduateId);
  await forgetRecord(env.DB, graduateId);
  await forgetExportLines(env.DB, graduateId);
  await forgetWords(env.DB, graduateId);
  return { status: "done", outcome: "photosPurged" };
}
