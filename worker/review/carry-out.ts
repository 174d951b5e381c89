import type { Input } from "../../durable-objects/request.ts";
import { type DueDecision, endDecision, takeDueDecisions } from "../roster/review-decisions.ts";
import type { Keys } from "../roster/secrets/keys.ts";

const AT_ONCE = 50;

/**
 * Carries out the verdicts that can no longer be undone; answers how many. Safe to repeat and to interrupt: each goes
 * to the graduate's object under a key made of its id, and one that was interrupted is taken up again after a minute.
 */
export async function carryOutVerdicts(
  env: Pick<Env, "DB" | "GRADUATE">,
  keys: Keys,
  now: number,
): Promise<number> {
  const due = await takeDueDecisions(env.DB, keys, now, AT_ONCE);
  for (const decision of due) {
    const object = env.GRADUATE.getByName(decision.graduateId);
    const answer = await object.perform({ key: `verdict:${decision.id}`, command: commandOf(decision) });
    await endDecision(env.DB, decision.id, answer.ok ? null : answer.refusal.code);
  }
  return due.length;
}

function commandOf({ approved, reviewer, submission, stage, reasons, note }: DueDecision): Input {
  const seen = { by: { kind: "staff", staffId: reviewer } as const, submission, stage, note };
  return approved ? { type: "approve", ...seen } : { type: "reject", ...seen, reasons };
}
