import { chinaDay, chinaWeekday, dayMs, startOfChinaDay } from "./china-time.ts";
import { years } from "./holidays.ts";

/** Days (`2026-07-13`) on which a school differs from the national calendar; they win over it. */
export interface CalendarExceptions {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

/** @returns Whether people work in China on the day of `at`; years without an announcement have plain weeks. */
export function isWorkingDay(at: number, exceptions: CalendarExceptions): boolean {
  const day = chinaDay(at);
  if (exceptions.holidays.includes(day)) return false;
  if (exceptions.workdays.includes(day)) return true;
  const year = years[day.slice(0, 4)];
  if (year?.workdays.includes(day)) return true;
  if (year?.holidays.some(([first, last]) => first <= day && day <= last)) return false;
  const weekday = chinaWeekday(at);
  return weekday !== 0 && weekday !== 6;
}

// Longer than any holiday; a calendar that never works must end the search, not hang it.
const searchDays = 60;

function nextWorkingDay(at: number, exceptions: CalendarExceptions): number {
  for (let day = 1; day <= searchDays; day++) {
    if (isWorkingDay(at + day * dayMs, exceptions)) return at + day * dayMs;
  }
  return at + dayMs;
}

/**
 * Adds working days to a moment.
 *
 * @param at Milliseconds since the epoch. On a day off the count starts when the next working day begins.
 * @param days Whole working days, at least 1.
 * @returns The same time of day `days` working days later.
 */
export function addWorkingDays(at: number, days: number, exceptions: CalendarExceptions): number {
  let moment = isWorkingDay(at, exceptions) ? at : nextWorkingDay(startOfChinaDay(at), exceptions);
  for (let day = 0; day < days; day++) moment = nextWorkingDay(moment, exceptions);
  return moment;
}
