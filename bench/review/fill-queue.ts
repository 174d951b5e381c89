import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Input } from "../../durable-objects/request.ts";
import { photoKeys } from "../../worker/photo/store.ts";
import { collectionPolicy } from "../../worker/roster/policy/to-collection.ts";
import type { FlowStage } from "../flow/stage.ts";
import { root } from "../shared/root.ts";

interface Photo {
  readonly original: Uint8Array<ArrayBuffer>;
  readonly standard: Uint8Array<ArrayBuffer>;
  readonly report: Uint8Array<ArrayBuffer>;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A photo of a phone's size, with what the pipeline makes of it. */
export async function makePhoto(origin: string): Promise<Photo> {
  const picture = readFileSync(join(root, "tests", "fixtures", "astronaut.png"));
  const original = new Uint8Array(
    await sharp(picture)
      .resize(3024, 4032, { fit: "cover", position: "top" })
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
  const form = new FormData();
  form.set("photo", new File([original], "photo.jpg", { type: "image/jpeg" }));
  const answer = await fetch(`${origin}/api/photos/try`, {
    method: "POST",
    body: form,
    headers: { cookie: "desk-as=admin" },
  });
  const parts = await answer.formData();
  const bytesOf = async (name: string) => {
    const part = parts.get(name);
    if (part === null) throw new Error(`no ${name}: ${answer.status}`);
    return new Uint8Array(await new Response(part).arrayBuffer());
  };
  return { original, standard: await bytesOf("photo"), report: await bytesOf("report") };
}

/** Brings one made-up graduate of a free programme into review, by the commands of their own way. */
export async function submitOne({ env, programme }: FlowStage, photo: Photo, serial: number): Promise<void> {
  const graduateId = `g-bench-${serial}`;
  const sha256 = hashOf(photo.standard);
  const reportSha256 = hashOf(photo.report);
  const shotSha256 = hashOf(photo.original);
  await env.PHOTOS.put(photoKeys.standard(graduateId, sha256), photo.standard, jpeg);
  await env.PHOTOS.put(photoKeys.original(graduateId, shotSha256), photo.original, jpeg);
  await env.PHOTOS.put(photoKeys.report(graduateId, reportSha256), photo.report);
  const object = env.GRADUATE.getByName(graduateId);
  let step = 0;
  const perform = async (command: Input) => {
    step += 1;
    const answer = await object.perform({ key: `bench-key-${step}`, command });
    if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.code}`);
    return answer;
  };
  const by = { kind: "graduate", accountId: `account-${serial}` } as const;
  const { id: programmeId, schoolId } = programme;
  await perform({
    type: "claim",
    by,
    ...{ graduateId, programmeId, schoolId },
    policy: collectionPolicy(programme.policyVersion, programme.policy),
    record: recordOf(programme, serial),
    proof: { kind: "lastFour", typed: "0019" },
  });
  await perform({ type: "confirmRecord", by });
  await perform({ type: "openOrder", by, services: ["collection"] });
  const shotId = `shot-${serial}`;
  await perform({ type: "recordShot", by, shot: { id: shotId, sha256: shotSha256, source: "camera" } });
  const begun = await perform({ type: "beginStandardizing", by, shotId });
  const leaseId = begun.ok ? (begun.lease?.id ?? "") : "";
  const made = { shotId, sha256, reportSha256, specVersion: "moe-blue@1", engine: "bench" };
  const standard = { ...made, doubts: ["pose.roll"] };
  await perform({ type: "completeStandardizing", by: { kind: "system" }, leaseId, standard });
  await perform({ type: "submit", by, standardSha256: sha256 });
}

const jpeg = { httpMetadata: { contentType: "image/jpeg" } };

function recordOf({ school, category, year }: FlowStage["programme"], serial: number) {
  return {
    name: "周*",
    documentType: "residentId",
    documentSealed: "v1.sealed",
    documentLastFour: "0019",
    studentNumber: `B${serial}`,
    collectionCode: null,
    ...{ school, category, year },
    level: "本科",
    college: null,
    major: null,
    className: null,
  };
}

const CROWD = `INSERT INTO graduates (id, programme_id, school_id, version, payment, photo, submission, review_stage,
    submitted_at, review_due_at, name, name_key, student_number)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
  SELECT 'g-crowd-' || ?3 || '-' || i, ?1, ?2, 1, 'waived', 'inReview', 1, 'central', ?4, ?4 + i, '周*', '周*',
    'C' || ?3 || '-' || i FROM n`;

/** Rows of others who wait behind them, since a queue is never as short as a test's. */
export async function crowd({ env, programme }: FlowStage, thousands: number): Promise<void> {
  const later = Date.now() + 30 * 86_400_000;
  for (let part = 0; part < thousands; part++) {
    await env.DB.prepare(CROWD).bind(programme.id, programme.schoolId, part, later).run();
  }
}
