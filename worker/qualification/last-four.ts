import { numberKey } from "../roster/words/keys.ts";
import { done, type Outcome, refuse } from "./refusal.ts";

/**
 * The last four characters of a document number as typed: full-width forms narrowed, `x` made `X`. Refuses anything
 * but four digits or Latin letters: an ID number ends in a digit or X, a passport number may end in letters.
 */
export function readLastFour(typed: string): Outcome<string> {
  const key = numberKey(typed);
  return /^[A-Z0-9]{4}$/.test(key) ? done(key) : refuse("lastFourForm");
}
