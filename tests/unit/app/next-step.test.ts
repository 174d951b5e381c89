import { expect, test } from "vitest";
import { en } from "../../../web/app/i18n/en.ts";
import { zh } from "../../../web/app/i18n/zh.ts";
import { nextStep } from "../../../web/app/state/next-step.ts";
import { steps } from "../../../worker/routes/schemas/collection.ts";

test.each(steps)("the list says in both languages what comes next at the step %s", (step) => {
  const words = nextStep({ step, payment: "paid", purgedAt: null });
  expect(words).toBe(step);
  for (const { list } of [zh, en]) expect(list.nextSteps[words]).toMatch(/\S{4}/u);
});

test("whose money is back is not told to pay, but that one may", () => {
  expect(nextStep({ step: "pay", payment: "unpaid", purgedAt: null })).toBe("pay");
  expect(nextStep({ step: "pay", payment: "refunded", purgedAt: null })).toBe("payAgain");
});

test("nobody is sent to download a photo that was deleted", () => {
  expect(nextStep({ step: "done", payment: "paid", purgedAt: 1 })).toBe("gone");
});
