import fc from "fast-check";
import { expect, test } from "vitest";
import { beginAttempt, noAttempts, succeeded } from "../../../worker/qualification/attempts.ts";

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

test("a right try gives all of them back, but the total stays", () => {
  expect(succeeded({ failed: 4, total: 9, coolingUntil: 7 })).toEqual({
    failed: 0,
    total: 9,
    coolingUntil: null,
  });
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
