import type { Policy } from "../../../durable-objects/collection/policy.ts";
import type { ProgrammePolicy } from "./policy.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The part of a programme's policy that the Graduate object decides by. */
export function collectionPolicy(version: number, policy: ProgrammePolicy): Policy {
  const { attempts, review } = policy;
  return {
    version,
    services: policy.services.map(({ id, priceFen, required }) => ({ id, priceFen, required })),
    capture: policy.capture,
    window: policy.window,
    reviewStages: review.stages,
    reviewWorkingDays: review.workingDays,
    automatic: review.automatic,
    calendar: policy.calendar,
    shotLimit: attempts.shots,
    proof: { limit: attempts.proof, coolingMs: attempts.coolingMinutes * MINUTE },
    orderTtlMs: policy.orderMinutes * MINUTE,
    leaseMs: policy.leaseSeconds * SECOND,
    reminders: policy.reminders,
    retentionDays: policy.retentionDays,
  };
}
