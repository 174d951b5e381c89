/** The languages of the app; the API takes the same codes. */
export type Language = "zh" | "en";

/** By which clock every time is told. */
export const ZONE = "Asia/Shanghai";

/** What browsers call a language as it is written here. */
export const tagOf = (language: Language) => (language === "zh" ? "zh-CN" : "en-GB");

/** A moment (ms) to the minute, by the China clock: `7月13日 15:04`, `13 Jul, 15:04`; with its year where that is asked. */
export function toTheMinute(language: Language, at: number, withYear: boolean): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    timeZone: ZONE,
    ...(withYear && { year: "numeric" }),
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(at);
}

/** Names one after the other. */
export function inARow(language: Language, names: readonly string[]): string {
  return names.join(language === "zh" ? "、" : ", ");
}
