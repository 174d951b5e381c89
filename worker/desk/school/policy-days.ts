import { chinaDay, dayMs } from "../../../durable-objects/collection/calendar/china-time.ts";

/** More than a school's year has. */
const MOST_DAYS = 400;

const startOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/**
 * Reads days as someone types them: `2027-02-01`, or `2027-02-01~2027-02-21` for all from one to the other, separated by
 * spaces, commas or lines. What is no day stays as it is typed, for the policy's schema to refuse.
 */
export function daysOf(typed: string): readonly string[] {
  return typed
    .replace(/\s*[~～至]\s*/gu, "~")
    .split(/[\s,，、;；]+/u)
    .filter(Boolean)
    .flatMap((part) => {
      const [first = "", last] = part.split("~");
      if (last === undefined) return [first];
      const from = startOf(first);
      const days = (startOf(last) - from) / dayMs + 1;
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return [part];
      return Array.from({ length: days }, (_, day) => chinaDay(from + day * dayMs));
    });
}

/** Writes days for the form, one run of following days a line. */
export function daysInWords(days: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const day of days.toSorted()) {
    const run = runs.at(-1);
    if (run !== undefined && startOf(run.last) + dayMs === startOf(day)) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}~${last}`)).join("\n");
}
