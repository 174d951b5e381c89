import type { Effect } from "./collection/effect.ts";
import type { InputOf } from "./request.ts";

/** One effect to carry out, at least once: whoever carries it out makes repetition harmless. */
export interface EffectRequest {
  readonly graduateId: string;
  readonly programmeId: string;
  /** The same for every attempt at this effect, and for no other effect anywhere. */
  readonly id: string;
  /** From 0. */
  readonly attempt: number;
  readonly effect: Effect;
}

/** What the payment provider said, to be booked under a key that its repetition shares. */
export interface ProviderFact {
  readonly key: string;
  readonly command: Omit<InputOf<"recordPayment">, "by"> | Omit<InputOf<"recordRefund">, "by">;
}

export type EffectOutcome =
  /** Carried out. `outcome` is a short code for staff; `facts` are booked before the effect counts as done. */
  | { readonly status: "done"; readonly outcome: string; readonly facts?: readonly ProviderFact[] }
  /** It will never work, such as a message the account refuses; staff see the code. */
  | { readonly status: "refused"; readonly outcome: string }
  /** Not now. Rejecting the promise means the same. */
  | { readonly status: "retry"; readonly outcome: string; readonly afterMs?: number };

/**
 * Everything a collection causes outside: payment queries and closings, refunds, shipping information, messages, purging
 * of files.
 *
 * - `refund` uses `refundNumber` as `out_refund_no` on every attempt. Accepted by the provider is "done"; how it
 *   ends comes by notification or by `queryRefund`. A refund that the provider finally declines is "done" with
 *   the fact `closed`.
 * - `closePayment` that finds the order paid is "done" with the fact of the payment.
 * - `queryPayment` of an unpaid order is "done" without facts; the next query is a timer of its own.
 */
export interface Effects {
  run(request: EffectRequest): Promise<EffectOutcome>;
}
