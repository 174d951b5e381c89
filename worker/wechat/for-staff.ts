import type { Text } from "../text.ts";
import { type RefusalCode, refusals } from "./refusals.ts";

/** Refusals that go on until someone of ours mends something: an IP whitelist, a quota, a key, a template. */
const operators: ReadonlySet<RefusalCode> = new Set([
  "ipNotAllowed",
  "quotaExceeded",
  "credentialsInvalid",
  "accountBlocked",
  "tokenInvalid",
  "messageTemplate",
  "unexpectedAnswer",
  "payInput",
  "payParameters",
  "paySignature",
  "payUnverified",
  "payMerchant",
  "payAccount",
  "refundFunds",
  "billCorrupt",
  "shippingOrderUnknown",
  "shippingPayer",
  "shippingInput",
]);

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code);
}

/** Whether staff have to be told of a refusal that is not about one graduate alone. */
export function concernsOperators(code: string): boolean {
  return isRefusalCode(code) && operators.has(code);
}

/** What a refusal means to staff, by its code or by `code:WeChat's code`; undefined when it is none of WeChat's. */
export function staffWords(outcome: string): Text | undefined {
  const [code = ""] = outcome.split(":");
  return isRefusalCode(code) ? refusals[code].staff : undefined;
}
