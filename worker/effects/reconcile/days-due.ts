import type { Reconciliation } from "../../roster/reconciliation/days.ts";
import { beijingDay } from "../../wechat/beijing.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** WeChat Pay makes a day's bill by 10:00 of the next (its documentation of the trade bill). */
const readyAfter = day + 10 * hour;
/** How far back a day without a bill is looked for. */
const lookBack = 7;

/** Beijing days whose bill may be there at `now` (ms), the oldest first. */
export function daysBilled(now: number): readonly string[] {
  return Array.from({ length: lookBack }, (_, n) => beijingDay(now - readyAfter - (lookBack - 1 - n) * day));
}

/**
 * Which of these days to try at `now` (ms): those never tried, and those that wait and were last tried ten minutes
 * ago, or an hour ago after six tries.
 */
export function daysDue(
  days: readonly string[],
  known: readonly Reconciliation[],
  now: number,
): readonly string[] {
  return days.filter((name) => {
    const tried = known.find((one) => one.day === name);
    if (tried === undefined) return true;
    // A little less than the ten minutes between two runs, which are never quite ten.
    const wait = tried.tries < 6 ? hour / 6 - 60_000 : hour - 60_000;
    return tried.state === "waiting" && now - tried.triedAt >= wait;
  });
}
