import type { Lease } from "../../../durable-objects/collection/photo.ts";
import { graduateOf } from "../../adapters.ts";
import { photoTools } from "../../env.ts";
import type { PhotoSpec } from "../../photo/spec/spec.ts";
import type { Stage, StageListener } from "../../photo/stage.ts";
import { standardizeShot } from "../../photo/standardize-shot.ts";

const system = { kind: "system" } as const;

/** Leases that this isolate works on: a repeated request waits for them instead of doing the same again. */
const working = new Set<string>();

/** How long a request that waits for another's work sleeps between looks, ms. */
const look = 400;

/** How long the work may wait for the object to hear of a stage, ms. */
const longestTelling = 25;

/**
 * Does the work of a lease and commits what came of it, once. Whatever happens on the way costs nothing: a failure is
 * committed as one, and a lease nobody works on any more runs out.
 *
 * Resolves when the object has the result, or when somebody else's work on the same lease has ended.
 */
export async function workOnLease(
  env: Env,
  graduateId: string,
  lease: Lease,
  spec: PhotoSpec,
): Promise<void> {
  const graduate = graduateOf(env, graduateId);
  const { photo } = (await graduate.view()).collection;
  if (photo.lease?.id !== lease.id) return;
  if (working.has(lease.id)) return waitFor(env, graduateId, lease);
  const shot = photo.shots.find(({ id }) => id === lease.shotId);
  if (!shot) throw new Error("a lease is for a recorded shot");
  working.add(lease.id);
  try {
    const files = { bucket: env.PHOTOS, graduateId };
    const tools = { ...photoTools(env), onStage: told((stage) => graduate.progress(lease.id, stage)) };
    const outcome = await standardizeShot(files, shot, spec, tools);
    const result = outcome.ok
      ? ({ type: "completeStandardizing", standard: outcome.standard } as const)
      : ({ type: "failStandardizing", failure: outcome.failure } as const);
    const command = { ...result, by: system, leaseId: lease.id };
    await graduate.perform({ key: `lease:${lease.id}:end`, command });
  } catch (error) {
    const failure = { cause: "error", checks: [] } as const;
    const command = { type: "failStandardizing", by: system, leaseId: lease.id, failure } as const;
    await graduate.perform({ key: `lease:${lease.id}:crash`, command });
    throw error;
  } finally {
    working.delete(lease.id);
  }
}

/** Tells the object of a stage and goes on when it has heard, or after {@link longestTelling} without it. */
function told(tell: (stage: Stage) => Promise<void>): StageListener {
  return (stage) =>
    Promise.race([tell(stage).catch(() => undefined), scheduler.wait(longestTelling)]).then(() => undefined);
}

async function waitFor(env: Env, graduateId: string, lease: Lease): Promise<void> {
  while (Date.now() < lease.until) {
    await new Promise((resolve) => setTimeout(resolve, look));
    const { photo } = (await graduateOf(env, graduateId).view()).collection;
    if (photo.lease?.id !== lease.id) return;
  }
}
