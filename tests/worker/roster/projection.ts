import type { Projection } from "../../../durable-objects/projection.ts";

/** A projection of a claimed graduate about whom nothing else is known. */
export function projection(change: Partial<Projection>): Projection {
  return {
    graduateId: "",
    programmeId: "",
    schoolId: "",
    version: 1,
    accountId: "a1",
    claimedAt: 10,
    payment: "unpaid",
    photo: "none",
    shots: 0,
    standardSha256: null,
    shotSha256: null,
    doubts: [],
    submission: 0,
    reviewStage: null,
    submittedAt: null,
    reviewDueAt: null,
    overdue: false,
    decidedAt: null,
    reasons: [],
    deliveredAt: null,
    closedAt: null,
    purgedAt: null,
    progressAt: 10,
    orders: [],
    attention: [],
    remindedAt: null,
    reminderOutcome: null,
    waitingSince: null,
    record: null,
    ...change,
  };
}
