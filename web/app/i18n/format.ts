import { language } from "./i18n.ts";

const ZONE = "Asia/Shanghai";

/** A moment (ms) by the China clock: `7月13日 15:04`, `13 Jul, 15:04`. */
export function moment(at: number): string {
  return new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", {
    timeZone: ZONE,
    month: language() === "zh" ? "long" : "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  }).format(at);
}

/** The day of a moment (ms) by the China clock, with its weekday. */
export function day(at: number): string {
  return new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", {
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
