import type { Answer } from "../../../durable-objects/answer.ts";
import type { Proof } from "../../../durable-objects/request.ts";
import type { StudentRecord } from "../../../durable-objects/student-record.ts";
import { graduateOf } from "../../adapters.ts";
import { noteClaim } from "../../roster/claims.ts";
import { collectionPolicy } from "../../roster/policy/to-collection.ts";
import type { Programme } from "../../roster/programmes.ts";

/** A claim ready to be put before the graduate's object. */
interface ClaimRequest {
  readonly key: string;
  readonly accountId: string;
  readonly programme: Programme;
  readonly graduateId: string;
  readonly record: StudentRecord;
  readonly proof: Proof;
}

/** Lets the object decide a claim, and notes an accepted one so that the account's list shows it at once. */
export async function claim(env: Env, request: ClaimRequest): Promise<Answer> {
  const { key, accountId, programme, graduateId, record, proof } = request;
  const graduate = graduateOf(env, graduateId);
  const answer = await graduate.perform({
    key,
    command: {
      type: "claim",
      by: { kind: "graduate", accountId },
      graduateId,
      programmeId: programme.id,
      schoolId: programme.schoolId,
      policy: collectionPolicy(programme.policyVersion, programme.policy),
      record,
      proof,
    },
  });
  if (!answer.ok) return answer;
  const held = (await graduate.view()).collection.claim;
  // A repetition is answered as before, even if somebody else holds the graduate by now.
  if (held?.accountId === accountId)
    await noteClaim(env.DB, accountId, { graduateId, programmeId: programme.id, claimedAt: held.at });
  return answer;
}
