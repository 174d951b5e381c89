import { graduateOf } from "../adapters.ts";
import { inTurn } from "../in-turn.ts";
import {
  graduatesToReach,
  notePush,
  type PolicyPush,
  programmesToReach,
  pushOf,
} from "../roster/policy/pushes.ts";
import { collectionPolicy } from "../roster/policy/to-collection.ts";
import { programmeById } from "../roster/programmes.ts";

/** Graduates a run: each is one call of an object, and an invocation may make a thousand. */
const SHARE = 500;
const AT_ONCE = 50;
const SIDE_BY_SIDE = 10;

/**
 * Brings saved policies to the running collections of their programmes, at most 500 collections a run; answers how
 * many. Safe to repeat and to interrupt: the policy's version is the key, and an object refuses an older one. A programme
 * with a collection that fails goes on at the next run and keeps no other waiting; the failures are thrown at the end.
 *
 * Whoever looks at their collection meanwhile has the new policy at once; this is for timers and reviewers, who act
 * while nobody looks.
 *
 * @param programmeId Only this programme's; null: those that have waited longest.
 */
export async function pushPolicies(
  env: Pick<Env, "DB" | "GRADUATE">,
  programmeId: string | null = null,
): Promise<number> {
  const programmes = programmeId === null ? await programmesToReach(env.DB) : [programmeId];
  let reached = 0;
  await inTurn(programmes, "policies did not reach their collections", async (id) => {
    while (reached < SHARE) {
      const push = await pushOf(env.DB, id);
      if (push === null) break;
      reached += await reachNext(env, push);
    }
  });
  return reached;
}

/** Brings a policy to the next collections of its programme; answers how many. */
async function reachNext(env: Pick<Env, "DB" | "GRADUATE">, push: PolicyPush): Promise<number> {
  const programme = await programmeById(env.DB, push.programmeId);
  const ids = await graduatesToReach(env.DB, push, AT_ONCE);
  if (programme !== null) {
    const policy = collectionPolicy(programme.policyVersion, programme.policy);
    for (let start = 0; start < ids.length; start += SIDE_BY_SIDE) {
      await Promise.all(
        ids.slice(start, start + SIDE_BY_SIDE).map((id) =>
          graduateOf(env, id).perform({
            key: `policy:${policy.version}`,
            command: { type: "adoptPolicy", by: { kind: "system" }, policy },
          }),
        ),
      );
    }
  }
  await notePush(env.DB, push, ids.length < AT_ONCE ? null : (ids.at(-1) ?? null));
  return ids.length;
}
