import { dayMs } from "../../../../durable-objects/collection/calendar/china-time.ts";
import type { Policy } from "../../../../durable-objects/collection/policy.ts";

/** Monday 2026-03-02 10:00 in China. */
export const start = Date.UTC(2026, 2, 2, 2);

/** A programme open for a year from `at`, with one paid service, prints to choose, and one review stage. */
export function policyAt(at: number, change: Partial<Policy> = {}): Policy {
  return {
    version: 1,
    services: [
      { id: "basic", priceFen: 2990, required: true },
      { id: "prints", priceFen: 1000, required: false },
    ],
    capture: "camera-only",
    window: { opensAt: at - dayMs, closesAt: at + 365 * dayMs },
    reviewStages: ["central"],
    reviewWorkingDays: 2,
    calendar: { holidays: [], workdays: [] },
    shotLimit: 5,
    proof: { limit: 5, coolingMs: 30 * 60_000 },
    orderTtlMs: 30 * 60_000,
    leaseMs: 60_000,
    reminders: { beforeCloseDays: [7, 1], idleDays: 3 },
    retentionDays: 180,
    ...change,
  };
}

export const policy = policyAt(start);
