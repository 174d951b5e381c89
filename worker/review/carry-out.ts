import { courseOf } from "../../durable-objects/collection/automatic.ts";
import { currentShot } from "../../durable-objects/collection/photo.ts";
import type { Collection } from "../../durable-objects/collection/state.ts";
import type { Input } from "../../durable-objects/request.ts";
import { inTurn } from "../in-turn.ts";
import { type DueDecision, endDecision, takeDueDecisions } from "../roster/review/decisions.ts";
import { dropSecondLook, openSecondLook } from "../roster/review/second-looks.ts";
import type { Keys } from "../roster/secrets/keys.ts";
import { lookedAtAgain } from "./look-again.ts";

const AT_ONCE = 50;

/**
 * Carries out the verdicts that can no longer be undone; answers how many were due. Safe to repeat and to interrupt: each
 * goes to the graduate's object under a key made of its id, and one that was interrupted is taken up again after a minute.
 * One whose object fails keeps no other waiting; the failures are thrown together at the end.
 */
export async function carryOutVerdicts(
  env: Pick<Env, "DB" | "GRADUATE">,
  keys: Keys,
  now: number,
): Promise<number> {
  const due = await takeDueDecisions(env.DB, keys, now, AT_ONCE);
  await inTurn(due, "verdicts were not carried out", (decision) => carryOut(env, decision, now));
  return due.length;
}

async function carryOut(
  env: Pick<Env, "DB" | "GRADUATE">,
  decision: DueDecision,
  now: number,
): Promise<void> {
  const object = env.GRADUATE.getByName(decision.graduateId);
  const { collection } = await object.view();
  // Before the verdict, while what it speaks of is still there.
  const drawn = await drawSecondLook(env.DB, decision, collection, now);
  const answer = await object.perform({ key: `verdict:${decision.id}`, command: commandOf(decision) });
  if (drawn && !answer.ok) await dropSecondLook(env.DB, decision.id);
  const sampled = courseOf(collection) === "sample";
  await endDecision(env.DB, decision.id, answer.ok ? null : answer.refusal.code, sampled);
}

/** Puts the verdict before a second reviewer if it is in the share; answers whether it is. */
async function drawSecondLook(
  db: D1Database,
  decision: DueDecision,
  { photo }: Collection,
  now: number,
): Promise<boolean> {
  const { review, standard } = photo;
  const { id, graduateId, schoolId, submission, stage, reviewer, approved } = decision;
  if (!lookedAtAgain(decision) || !review || !standard) return false;
  if (review.submission !== submission || review.stage !== stage) return false;
  const { sha256: standardSha256, reportSha256 } = standard;
  const shotSha256 = currentShot(photo)?.sha256 ?? null;
  const seen = { standardSha256, reportSha256, shotSha256, dueAt: review.dueAt };
  const first = { firstReviewer: reviewer, firstApproved: approved };
  await openSecondLook(db, { id, graduateId, schoolId, submission, stage, ...first, ...seen }, now);
  return true;
}

function commandOf({ approved, reviewer, submission, stage, reasons, note }: DueDecision): Input {
  const seen = { by: { kind: "staff", staffId: reviewer } as const, submission, stage, note };
  return approved ? { type: "approve", ...seen } : { type: "reject", ...seen, reasons };
}
