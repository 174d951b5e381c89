import { chinaDay, dayMs } from "../../../durable-objects/collection/calendar/china-time.ts";
import type { Period } from "../../roster/receipts.ts";

/** A period as days of China, both included. */
export interface DayPeriod extends Period {
  readonly first: string;
  readonly last: string;
}

const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
const isDay = (day: string | undefined): day is string =>
  day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(startOf(day));

/** The period someone asked for; without one, or with one that ends before it begins, this month so far. */
export function periodOf(from: string | undefined, to: string | undefined, now: number): DayPeriod {
  const today = chinaDay(now);
  const [first, last] =
    isDay(from) && isDay(to) && from <= to ? [from, to] : [`${today.slice(0, 8)}01`, today];
  return { first, last, from: startOf(first), to: startOf(last) + dayMs };
}
