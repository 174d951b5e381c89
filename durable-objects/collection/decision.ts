import type { Fact } from "./event.ts";
import { type Refusal, type RefusalCode, refusal } from "./refusal.ts";

/**
 * What a command comes to.
 *
 * A refusal changes nothing, with one exception that has to be remembered: a wrong proof is counted, so its
 * refusal carries an event.
 */
export type Outcome =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly facts: readonly Fact[] };

/** It happens. */
export function accept(...facts: Fact[]): Outcome {
  return { ok: true, facts };
}

/** It already is so: a repetition under another key. */
export const already: Outcome = { ok: true, facts: [] };

/** It may not happen. */
export function refuse(code: RefusalCode, details: Refusal["details"] = {}): Outcome {
  return { ok: false, refusal: refusal(code, details), facts: [] };
}
