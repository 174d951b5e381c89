import { inARow, tagOf, toTheMinute, ZONE } from "./by-language.ts";
import { language } from "./i18n.ts";

/** A moment (ms) by the China clock: `7月13日 15:04`, `13 Jul, 15:04`. */
export function moment(at: number): string {
  return toTheMinute(language(), at, false);
}

/** The same with its year, for what is kept and read later: `2026年7月13日 15:04`, `13 Jul 2026, 15:04`. */
export function dated(at: number): string {
  return toTheMinute(language(), at, true);
}

/** The day of a moment (ms) by the China clock, with its weekday. */
export function day(at: number): string {
  return new Intl.DateTimeFormat(tagOf(language()), {
    timeZone: ZONE,
    month: language() === "zh" ? "long" : "short",
    day: "numeric",
    weekday: "short",
  }).format(at);
}

/** Fen as yuan: `¥30` or `¥29.90`. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100);
  const rest = fen % 100;
  return rest === 0 ? `¥${whole}` : `¥${whole}.${String(rest).padStart(2, "0")}`;
}

/** Names one after the other. */
export function listed(names: readonly string[]): string {
  return inARow(language(), names);
}
