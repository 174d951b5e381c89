import { expect, test } from "vitest";
import { daysBilled, daysDue } from "../../../worker/effects/reconcile/days-due.ts";

const minute = 60_000;
const beijing = (text: string) => Date.parse(`${text}+08:00`);
const none = { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 };

test("yesterday's bill is asked for from 10:00 in Beijing on, and a week of earlier ones with it", () => {
  expect(daysBilled(beijing("2026-11-23T09:59:59"))).toEqual([
    "2026-11-15",
    "2026-11-16",
    "2026-11-17",
    "2026-11-18",
    "2026-11-19",
    "2026-11-20",
    "2026-11-21",
  ]);
  expect(daysBilled(beijing("2026-11-23T10:00:00")).at(-1)).toBe("2026-11-22");
});

test("a day is tried until it is done: every ten minutes at first, every hour after six tries", () => {
  const now = beijing("2026-11-23T12:00:00");
  const waiting = { day: "2026-11-22", state: "waiting", outcome: "billNotReady", ...none } as const;
  const due = (tries: number, minutesAgo: number) =>
    daysDue([waiting.day], [{ ...waiting, tries, triedAt: now - minutesAgo * minute }], now);
  expect(daysDue([waiting.day], [], now)).toEqual([waiting.day]);
  expect(due(1, 5)).toEqual([]);
  expect(due(1, 10)).toEqual([waiting.day]);
  expect(due(6, 30)).toEqual([]);
  expect(due(6, 60)).toEqual([waiting.day]);
  expect(daysDue([waiting.day], [{ ...waiting, state: "done", tries: 1, triedAt: 0 }], now)).toEqual([]);
});
