import type { CalendarExceptions } from "./calendar/working-days.ts";

/** One thing a graduate can pay for; prices come from the programme only. */
interface Service {
  readonly id: string;
  /** Integer fen; 0 means free. */
  readonly priceFen: number;
  /** Every order contains the required services. */
  readonly required: boolean;
}

/** When collecting is possible: `opensAt` inclusive, `closesAt` exclusive, ms since the epoch. */
interface Window {
  readonly opensAt: number;
  readonly closesAt: number;
}

export type ReviewStage = "school" | "central";

/**
 * What a programme decides about its collections.
 *
 * It is part of the state, taken over whole at the claim and replaced by `adoptPolicy` when the programme
 * changes it. Timers need it while nobody is there to pass it in, a fold of the journal has to give the same
 * state again, and a lengthened window must reach those who already claimed. What was agreed with a graduate
 * (services and amount of an order, the due date of a review) is written into the event that agreed it, so a
 * later policy never changes it.
 */
export interface Policy {
  /** Grows with every change of the programme; an older policy never replaces a newer one. */
  readonly version: number;
  readonly services: readonly Service[];
  readonly capture: "camera-only" | "camera-or-album";
  readonly window: Window;
  /** One stage, or the school first and then the central office. */
  readonly reviewStages: readonly ReviewStage[];
  readonly reviewWorkingDays: number;
  /**
   * Lets photos whose checks all pass through the central stage without a person, but for a sample (1 to 100 %) that
   * `seed` draws. Absent or null: a person judges each.
   */
  readonly automatic?: { readonly samplePercent: number; readonly seed: string } | null;
  /** Days on which this school differs from the national calendar. */
  readonly calendar: CalendarExceptions;
  /** Shots before customer service has to unlock more. */
  readonly shotLimit: number;
  /** Wrong last-four attempts before a cooling period of `coolingMs`. */
  readonly proof: { readonly limit: number; readonly coolingMs: number };
  readonly orderTtlMs: number;
  readonly leaseMs: number;
  readonly reminders: {
    /** Days before the window closes. */
    readonly beforeCloseDays: readonly number[];
    /** Days without progress; null sends none. */
    readonly idleDays: number | null;
  };
  /** Days that photos are kept after delivery or closing. */
  readonly retentionDays: number;
}

const positive = (n: number) => Number.isSafeInteger(n) && n > 0;

/**
 * Says what is wrong with a policy: the name of the first field that cannot be worked with, or null.
 *
 * Prices are checked most strictly, since a fraction of a fen would be taken from someone.
 */
export function policyFault(policy: Policy): keyof Policy | null {
  if (!positive(policy.version)) return "version";
  const ids = new Set(policy.services.map((service) => service.id));
  const priced = policy.services.every((s) => Number.isSafeInteger(s.priceFen) && s.priceFen >= 0);
  if (ids.size === 0 || ids.size !== policy.services.length || !priced) return "services";
  if (!(policy.window.opensAt < policy.window.closesAt)) return "window";
  const stages = new Set(policy.reviewStages);
  if (stages.size === 0 || stages.size !== policy.reviewStages.length) return "reviewStages";
  if (!positive(policy.reviewWorkingDays)) return "reviewWorkingDays";
  const { automatic = null } = policy;
  if (automatic !== null && !(positive(automatic.samplePercent) && automatic.samplePercent <= 100))
    return "automatic";
  if (!positive(policy.shotLimit)) return "shotLimit";
  if (!positive(policy.proof.limit) || !positive(policy.proof.coolingMs)) return "proof";
  if (!positive(policy.orderTtlMs)) return "orderTtlMs";
  if (!positive(policy.leaseMs)) return "leaseMs";
  const { beforeCloseDays, idleDays } = policy.reminders;
  if (!beforeCloseDays.every(positive) || (idleDays !== null && !positive(idleDays))) return "reminders";
  if (!positive(policy.retentionDays)) return "retentionDays";
  return null;
}
