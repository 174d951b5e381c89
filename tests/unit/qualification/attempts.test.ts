import fc from "fast-check";
import { expect, test } from "vitest";
import { beginAttempt, forgiven, noAttempts, takenBack } from "../../../worker/qualification/attempts.ts";

const rule = { limit: 5, coolingMs: 60_000 };

test("five wrong tries are taken, the sixth waits until the cooling period is over, then five more are taken", () => {
  let attempts = noAttempts;
  const taken: boolean[] = [];
  for (let at = 0; at < 6; at++) {
    const answer = beginAttempt(attempts, rule, at);
    taken.push(answer.ok);
    if (answer.ok) attempts = answer.attempts;
    else expect(answer.coolingUntil).toBe(4 + rule.coolingMs);
  }
  expect(taken).toEqual([true, true, true, true, true, false]);
  const later = beginAttempt(attempts, rule, 4 + rule.coolingMs);
  expect(later).toEqual({ ok: true, attempts: { failed: 1, total: 6, coolingUntil: null } });
});

test("a right try takes itself back and no wrong one before it, also where it was the last of five", () => {
  expect(takenBack({ failed: 5, total: 9, coolingUntil: 7 })).toEqual({
    failed: 4,
    total: 9,
    coolingUntil: null,
  });
  expect(takenBack(noAttempts)).toEqual(noAttempts);
});

test("customer service forgives all of them, but the total stays", () => {
  expect(forgiven({ failed: 4, total: 9, coolingUntil: 7 })).toEqual({
    failed: 0,
    total: 9,
    coolingUntil: null,
  });
});

test("right tries between wrong ones buy no more wrong ones", () => {
  let attempts = noAttempts;
  let wrong = 0;
  for (let n = 0; n < 40; n++) {
    const answer = beginAttempt(attempts, rule, n);
    if (!answer.ok) break;
    const right = n % 2 === 1;
    attempts = right ? takenBack(answer.attempts) : answer.attempts;
    if (!right) wrong++;
  }
  expect(wrong).toBe(rule.limit);
});

test("however the clock runs, no more than the limit are taken within one cooling period", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (waits) => {
      let attempts = noAttempts;
      let now = 0;
      const taken: number[] = [];
      for (const wait of waits) {
        now += wait;
        const answer = beginAttempt(attempts, rule, now);
        if (answer.ok) {
          attempts = answer.attempts;
          taken.push(now);
        }
      }
      for (const [index, at] of taken.entries()) {
        const sixth = taken[index + rule.limit];
        if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(rule.coolingMs);
      }
    }),
  );
});
