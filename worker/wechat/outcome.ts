import type { Text } from "../text.ts";
import { type RefusalCode, refusals } from "./refusals.ts";

/** Why WeChat, or we on reading its answer, said no. Holds nothing secret and nothing personal. */
export interface WechatRefusal {
  readonly code: RefusalCode;
  /** For the graduate: what happened, and what to do. */
  readonly text: Text;
  /** For staff: the likely cause and who can mend it. */
  readonly staff: Text;
  /** Whether the same call may succeed later, unchanged. */
  readonly retry: boolean;
  /** WeChat's own code (`40164`, `ORDERPAID`) or the name of our check that failed. */
  readonly upstream?: string;
}

/** A value, or a refusal as data. */
export type Outcome<T, R = WechatRefusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

/** The outcome that carries a value. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** The outcome that refuses, by code; `upstream` is WeChat's code, never its message (which may quote our input). */
export function refused(
  code: RefusalCode,
  upstream?: string,
): { readonly ok: false; readonly refusal: WechatRefusal } {
  const entry = refusals[code];
  return { ok: false, refusal: { code, ...entry, ...(upstream === undefined ? {} : { upstream }) } };
}
