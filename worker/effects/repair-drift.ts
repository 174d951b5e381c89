import { graduateOf } from "../adapters.ts";
import { nextForDrift } from "../roster/drift.ts";

/** Graduates a run; with a run every ten minutes a shard of 50,000 is gone through in a week. */
const share = 50;

/** Lets the next graduates put themselves on the read side again, whatever it shows of them. Safe to repeat. */
export async function repairDrift(env: Env): Promise<number> {
  const ids = await nextForDrift(env.DB, share);
  await Promise.all(ids.map((id) => graduateOf(env, id).reproject()));
  return ids.length;
}
