import type { ProgrammePolicy } from "../roster/policy/policy.ts";
import type { AttemptRule } from "./attempts.ts";

/** How many wrong tries in a row a programme allows an account, and the pause after them. */
export function attemptRule({ attempts }: Pick<ProgrammePolicy, "attempts">): AttemptRule {
  return { limit: attempts.proof, coolingMs: attempts.coolingMinutes * 60_000 };
}
