import { describe, expect, test } from "vitest";
import { chinaMoment, politeHour } from "../../../durable-objects/collection/calendar/china-time.ts";
import { years } from "../../../durable-objects/collection/calendar/holidays.ts";
import { addWorkingDays, isWorkingDay } from "../../../durable-objects/collection/calendar/working-days.ts";

const plain = { holidays: [], workdays: [] };

/** A moment in China. */
function at(day: string, time = "10:00"): number {
  return Date.parse(`${day}T${time}:00+08:00`);
}

describe("two working days", () => {
  test.each([
    ["from a Monday", "2026-03-02", "2026-03-04"],
    ["over a weekend", "2026-03-06", "2026-03-10"],
    [
      "over the nine days of Spring Festival 2026, with the Saturday before at work",
      "2026-02-13",
      "2026-02-24",
    ],
    ["with the make-up Saturday after Spring Festival", "2026-02-27", "2026-03-02"],
    ["over National Day, with a Saturday at work", "2026-09-30", "2026-10-09"],
    ["over Labour Day, whose make-up Saturday counts", "2026-05-08", "2026-05-11"],
    ["over New Year, whose make-up Sunday counts", "2025-12-31", "2026-01-05"],
  ])("%s", (_, from, to) => {
    expect(addWorkingDays(at(from), 2, plain)).toBe(at(to));
  });

  test("begin with the next working day when the photo comes on a day off", () => {
    expect(addWorkingDays(at("2026-03-07", "15:00"), 2, plain)).toBe(at("2026-03-11", "00:00"));
  });

  test("change days at midnight in China, not in London", () => {
    expect(isWorkingDay(at("2026-03-09", "00:00"), plain)).toBe(true);
    expect(isWorkingDay(at("2026-03-08", "23:59"), plain)).toBe(false);
  });

  test("follow the school's own calendar before the national one", () => {
    const own = { holidays: ["2026-03-03"], workdays: ["2026-03-07"] };
    expect(addWorkingDays(at("2026-03-02"), 2, own)).toBe(at("2026-03-05"));
    expect(addWorkingDays(at("2026-03-06"), 1, own)).toBe(at("2026-03-07"));
  });

  test("have plain weeks in a year that is not announced", () => {
    expect(addWorkingDays(at("2031-10-03"), 2, plain)).toBe(at("2031-10-07"));
  });

  test("end even where a calendar never works", () => {
    const days = Array.from({ length: 400 }, (_, n) => new Date(at("2026-03-01") + n * 86_400_000));
    const never = { holidays: days.map((day) => day.toISOString().slice(0, 10)), workdays: [] };
    expect(addWorkingDays(at("2026-03-02"), 2, never)).toBeGreaterThan(at("2026-03-02"));
  });
});

test("every make-up working day is a weekend outside the holidays, and holidays run forwards", () => {
  for (const [year, { holidays, workdays }] of Object.entries(years)) {
    for (const day of workdays) {
      expect([0, 6]).toContain(new Date(day).getUTCDay());
      expect(holidays.some(([first, last]) => first <= day && day <= last)).toBe(false);
    }
    for (const [first, last] of holidays) {
      expect(first <= last && first.startsWith(year) && last.startsWith(year)).toBe(true);
    }
  }
});

test("a moment is shown in China time", () => {
  expect(chinaMoment(Date.UTC(2026, 4, 8, 17, 5)).zh).toBe("2026年5月9日 01:05");
});

test("messages wait for the morning", () => {
  expect(politeHour(at("2026-03-02", "08:59"))).toBe(at("2026-03-02", "09:00"));
  expect(politeHour(at("2026-03-02", "12:34"))).toBe(at("2026-03-02", "12:34"));
  expect(politeHour(at("2026-03-02", "20:01"))).toBe(at("2026-03-03", "09:00"));
});
