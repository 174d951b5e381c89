import type { Text } from "../../worker/text.ts";
import { claimWordings } from "./refusals/claim.ts";
import { generalWordings } from "./refusals/general.ts";
import { moneyWordings } from "./refusals/money.ts";
import { photoWordings } from "./refusals/photo.ts";

/** Why a command changes nothing, for people and for programs. */
export interface Refusal {
  /** Stable: clients and documentation rely on it. */
  readonly code: RefusalCode;
  readonly text: Text;
  /** Dates (ms), numbers of orders and the like; never personal data. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** One texts entry: plain, or made from the details. */
type Wording = Text | ((details: Readonly<Record<string, string | number>>) => Text);

const wordings = {
  ...generalWordings,
  ...claimWordings,
  ...moneyWordings,
  ...photoWordings,
} satisfies Record<string, Wording>;

export type RefusalCode = keyof typeof wordings;

/** Every code a collection can refuse with, for the API's documentation. */
export const refusalCodes = Object.keys(wordings) as readonly RefusalCode[];

/**
 * Makes a refusal.
 *
 * @param code The reason.
 * @param details What the text is made from and what a client may act upon.
 */
export function refusal(code: RefusalCode, details: Refusal["details"] = {}): Refusal {
  const wording: Wording = wordings[code];
  return { code, text: typeof wording === "function" ? wording(details) : wording, details };
}
