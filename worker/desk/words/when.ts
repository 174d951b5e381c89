import { chinaMoment } from "../../../durable-objects/collection/calendar/china-time.ts";
import type { Text } from "../../text.ts";

/** A moment (ms) for staff, in China time; a dash for none. */
export function when(at: number | null | undefined, language: keyof Text): string {
  if (at === null || at === undefined || at === 0) return "—";
  return chinaMoment(at)[language].replace(" (China time)", "");
}

/** Fen as yuan: `¥30.00`. */
export function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}
