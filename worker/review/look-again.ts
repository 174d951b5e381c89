import { inSample } from "../../durable-objects/collection/sample.ts";
import type { Decision } from "../roster/review/decisions.ts";

/** The share of verdicts (%) that a second reviewer judges as well. Of 600 an hour that is 30. */
const SHARE = 5;
/** Another seed draws other verdicts. */
const SEED = "second-looks-1";

/** Whether a verdict is in the share that a second reviewer judges, without knowing the first verdict. */
export function lookedAtAgain({
  graduateId,
  submission,
  stage,
}: Pick<Decision, "graduateId" | "submission" | "stage">): boolean {
  return inSample(SEED, `${graduateId}:${submission}:${stage}`, SHARE);
}
