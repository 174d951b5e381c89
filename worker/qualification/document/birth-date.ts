import { chinaDay } from "../../../durable-objects/collection/calendar/china-time.ts";

/** Ages, in years, that a graduate can have; outside them a date is a typing error. Ours. */
const AGES = { least: 10, most: 100 } as const;

/**
 * Whether eight digits (`20020131`) are a day of the calendar on which someone of a graduate's age was born.
 *
 * @param now Milliseconds since the epoch; the day counts in China time.
 */
export function possibleBirthDate(digits: string, now: number): boolean {
  const [, year = "", month = "", day = ""] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits) ?? [];
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return false;
  const today = chinaDay(now);
  const yearsAgo = (years: number) =>
    `${String(Number(today.slice(0, 4)) - years).padStart(4, "0")}${today.slice(4)}`;
  return iso <= yearsAgo(AGES.least) && iso >= yearsAgo(AGES.most);
}
