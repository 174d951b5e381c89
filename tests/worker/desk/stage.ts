import { Hono } from "hono";
import type { Answer } from "../../../durable-objects/answer.ts";
import { projectionOf } from "../../../durable-objects/projection.ts";
import type { Input } from "../../../durable-objects/request.ts";
import { desk } from "../../../worker/desk/pages.tsx";
import { keysOf } from "../../../worker/env.ts";
import { photoKeys } from "../../../worker/photo/store.ts";
import { importList, type ListRow } from "../../../worker/roster/import/import-list.ts";
import type { ProgrammePolicyInput } from "../../../worker/roster/policy/policy.ts";
import { collectionPolicy } from "../../../worker/roster/policy/to-collection.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { d1ProjectionSink } from "../../../worker/roster/projections.ts";
import { graduateIdOf } from "../../../worker/roster/secrets/lookup-hash.ts";
import { recordOfGraduate } from "../../../worker/roster/student-records.ts";
import { listRow, newProgramme } from "../roster/stage.ts";
import { testEnv } from "../test-env.ts";

/** The desk alone, with keys of its own. */
const app = new Hono().route("/desk", desk);
app.onError((error) => {
  throw error;
});
export const deskEnv: Env = Object.create(testEnv, {
  EFFECTS: { value: { run: async () => ({ status: "done", outcome: "sent" }) }, enumerable: true },
});
export const keys = await keysOf(deskEnv);

/** Whom a request is made as: a role, and for the school its id. */
export type As = "support" | "reviewer" | "admin" | `school:${string}`;

/** Asks the desk, in whatever environment. */
export async function request(path: string, init: RequestInit, env: Env = deskEnv): Promise<Response> {
  return app.request(path, init, env, context());
}

/** Asks the desk for a page. */
export async function get(as: As, path: string): Promise<Response> {
  return request(path, { headers: { cookie: `desk-as=${as}`, "accept-language": "zh" } });
}

/** Sends a form of the desk. */
export async function post(
  as: As,
  path: string,
  fields: Readonly<Record<string, string | File>> = {},
  headers: Readonly<Record<string, string>> = { "sec-fetch-site": "same-origin" },
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const cookie = `desk-as=${as}`;
  return request(path, { method: "POST", body, headers: { cookie, "accept-language": "zh", ...headers } });
}

function context(): ExecutionContext {
  return {
    waitUntil: () => undefined,
    passThroughOnException: () => undefined,
    props: {},
  } as unknown as ExecutionContext;
}

/** Follows a task to its end, as its page does by itself, and answers the last page. */
export async function finished(as: As, path: string): Promise<string> {
  for (;;) {
    const page = await get(as, path);
    const html = await page.text();
    if (page.headers.get("refresh") === null) return html;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let serial = 0;

/** A fresh student number of letters and digits. */
export function studentNumber(): string {
  serial += 1;
  return `D${Date.now().toString(36).toUpperCase()}${serial}`;
}

/** A graduate on a list, and the commands of their own way through the collection. */
export async function listedGraduate(programme: Programme, change: Partial<ListRow> = {}) {
  const row = listRow({ studentNumber: studentNumber(), ...change });
  await importList(deskEnv.DB, keys, programme, [row], Date.now());
  const graduateId = await graduateIdOf(keys, programme.id, row.studentNumber);
  const found = await recordOfGraduate(deskEnv.DB, keys, programme, graduateId);
  if (found === null) throw new Error("not listed");
  const object = () => deskEnv.GRADUATE.getByName(graduateId);
  const by = { kind: "graduate", accountId: `a-${graduateId}` } as const;
  const identity = { graduateId, programmeId: programme.id, schoolId: programme.schoolId };
  let step = 0;
  const perform = async (command: Input): Promise<Answer> => {
    step += 1;
    const answer = await object().perform({ key: `test-key-${step}-${graduateId}`, command });
    if (!answer.ok) throw new Error(answer.refusal.code);
    await project();
    return answer;
  };
  /** What the outbox would bring sooner or later. */
  async function project() {
    const { collection } = await object().view();
    const row = projectionOf(collection, await object().record(), {
      attention: [],
      waitingSince: null,
      reminderOutcome: null,
    });
    if (row !== null) await d1ProjectionSink(deskEnv.DB, keys).put([row]);
  }
  const policy = collectionPolicy(programme.policyVersion, programme.policy);
  return {
    graduateId,
    row,
    object,
    perform,
    project,
    async claimed() {
      await perform({
        type: "claim",
        by,
        ...identity,
        policy,
        record: found.record,
        proof:
          programme.policy.qualification === "code"
            ? { kind: "lastFour", typed: row.documentNumber.slice(-4) }
            : { kind: "identity", holds: true },
      });
      await perform({ type: "confirmRecord", by });
      await perform({ type: "openOrder", by, services: ["collection"] });
    },
    /** Up to review, with a standard photo in the bucket; answers its hash. */
    async submitted({
      doubts = ["pose.roll"],
    }: {
      readonly doubts?: readonly string[];
    } = {}): Promise<string> {
      const photo = new Uint8Array([0xff, 0xd8, 0xff, serial]);
      await this.claimed();
      const sha256 = await hex(photo);
      const shotId = `shot-${serial}-${graduateId}`;
      await deskEnv.PHOTOS.put(photoKeys.standard(graduateId, sha256), photo, {
        httpMetadata: { contentType: "image/jpeg" },
      });
      await deskEnv.PHOTOS.put(photoKeys.original(graduateId, sha256), photo, {
        httpMetadata: { contentType: "image/jpeg" },
      });
      await perform({ type: "recordShot", by, shot: { id: shotId, sha256, source: "camera" } });
      const begun = await perform({ type: "beginStandardizing", by, shotId });
      if (!begun.ok || !begun.lease) throw new Error("no lease");
      await perform({
        type: "completeStandardizing",
        by: { kind: "system" },
        leaseId: begun.lease.id,
        standard: {
          shotId,
          sha256,
          reportSha256: sha256,
          specVersion: "moe-blue@1",
          engine: "test",
          doubts,
        },
      });
      await perform({ type: "submit", by, standardSha256: sha256 });
      return sha256;
    },
  };
}

async function hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A programme that costs nothing, so that tests need no payment. */
export function freeProgramme(change: Partial<ProgrammePolicyInput> = {}): Promise<Programme> {
  return newProgramme(deskEnv.DB, {
    services: [{ id: "collection", name: { zh: "图像采集", en: "Collection" }, priceFen: 0, required: true }],
    ...change,
  });
}
