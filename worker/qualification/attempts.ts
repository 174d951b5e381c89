/** Wrong tries of one account at one thing. */
export interface Attempts {
  /** Since the last success or the last cooling period. */
  readonly failed: number;
  /** Ever. */
  readonly total: number;
  /** Until when (ms) no more are taken, or null. */
  readonly coolingUntil: number | null;
}

/** How many wrong tries there may be in a row before a pause of `coolingMs`. */
export interface AttemptRule {
  readonly limit: number;
  readonly coolingMs: number;
}

export const noAttempts: Attempts = { failed: 0, total: 0, coolingUntil: null };

/** A try that may go on, counted; or the moment (ms) until which none may. */
export type AttemptAnswer =
  | { readonly ok: true; readonly attempts: Attempts }
  | { readonly ok: false; readonly coolingUntil: number };

/**
 * Counts a try before it is known whether it is right, so that many at once are no more than `limit`; one that was not
 * wrong is taken back by {@link takenBack}.
 */
export function beginAttempt(attempts: Attempts, rule: AttemptRule, now: number): AttemptAnswer {
  const { coolingUntil } = attempts;
  if (coolingUntil !== null && now < coolingUntil) return { ok: false, coolingUntil };
  const failed = (coolingUntil === null ? attempts.failed : 0) + 1;
  const cooling = failed >= rule.limit ? now + rule.coolingMs : null;
  return { ok: true, attempts: { failed, total: attempts.total + 1, coolingUntil: cooling } };
}

/**
 * After a try that was right, or that nobody judged: it is not held against the account. Wrong ones before it stay, or
 * whoever has a right one at hand could have as many wrong ones as they like.
 */
export function takenBack(attempts: Attempts): Attempts {
  return { ...attempts, failed: Math.max(0, attempts.failed - 1), coolingUntil: null };
}

/** When customer service unlocks: nothing is held against the account any more. */
export function forgiven(attempts: Attempts): Attempts {
  return { ...attempts, failed: 0, coolingUntil: null };
}
