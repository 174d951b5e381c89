import type { CollectionSummary } from "../api/types.ts";
import type { collection } from "../i18n/zh/collection.ts";

type NextStep = keyof typeof collection.list.nextSteps;

/** Which words say what comes next: the step's, but after a refund, and where nothing is left to download. */
export function nextStep(one: Pick<CollectionSummary, "step" | "payment" | "purgedAt">): NextStep {
  if (one.step === "pay" && one.payment === "refunded") return "payAgain";
  return one.step === "done" && one.purgedAt !== null ? "gone" : one.step;
}
