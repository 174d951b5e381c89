import { graduateOf } from "../adapters.ts";
import { nextForDrift, noteOutboxCheck } from "../roster/drift.ts";

/** Graduates a run; with a run every ten minutes a shard of 50,000 is gone through in a week. */
const share = 50;

/**
 * Lets the next graduates put themselves on the read side again, whatever it shows of them, and notes how long their
 * outboxes have been waiting. Safe to repeat.
 *
 * @param now Milliseconds since the epoch.
 */
export async function repairDrift(env: Env, now: number): Promise<number> {
  const shown = await nextForDrift(env.DB, share);
  const waits = await Promise.all(
    shown.map(async ({ graduateId, version }) => {
      const object = graduateOf(env, graduateId);
      const standing = await object.standing();
      await object.reproject();
      const waited = standing.waitingSince === null ? 0 : Math.max(0, now - standing.waitingSince);
      return { waited, behind: standing.version > version };
    }),
  );
  await noteOutboxCheck(env.DB, {
    at: now,
    looked: waits.length,
    behind: waits.filter(({ behind }) => behind).length,
    oldestMs: Math.max(0, ...waits.map(({ waited }) => waited)),
  });
  return shown.length;
}
