import { expect, test } from "vitest";
import { inARow, toTheMinute } from "../../../web/app/i18n/by-language.ts";

const newYear = Date.parse("2026-01-01T00:00:00+08:00");

test.each([
  ["zh", "2025年12月31日 23:59", "2026年1月1日 00:00", "学历照、学位照"],
  ["en", "31 Dec 2025, 23:59", "1 Jan 2026, 00:00", "学历照, 学位照"],
] as const)(
  "a receipt in %s says the year in China, and lists services as its language does",
  (language, before, after, names) => {
    expect(toTheMinute(language, newYear - 1, true)).toBe(before);
    expect(toTheMinute(language, newYear, true)).toBe(after);
    expect(inARow(language, ["学历照", "学位照"])).toBe(names);
  },
);
