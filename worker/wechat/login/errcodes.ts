import type { Outcome } from "../outcome.ts";
import { refused } from "../outcome.ts";
import type { RefusalCode } from "../refusals.ts";

/** What WeChat says of 发货信息 whose form it does not take. */
const shippingInput = [
  10060005, 10060006, 10060007, 10060008, 10060009, 10060014, 10060020, 10060024, 10060025, 10060026,
  268485194, 268485195, 268485196, 268485197, 268485216, 268485224, 268485226, 268485227, 268485228,
] as const;

/** Codes with one meaning in every API of api.weixin.qq.com that is used here. */
const everywhere: Readonly<Record<number, RefusalCode>> = {
  [-1]: "wechatBusy",
  40001: "tokenInvalid",
  40014: "tokenInvalid",
  42001: "tokenInvalid",
  40002: "credentialsInvalid",
  40013: "credentialsInvalid",
  40125: "credentialsInvalid",
  40243: "credentialsInvalid",
  41002: "credentialsInvalid",
  41004: "credentialsInvalid",
  40029: "codeInvalid",
  40163: "codeInvalid",
  41008: "codeInvalid",
  40164: "ipNotAllowed",
  89501: "ipNotAllowed",
  89503: "ipNotAllowed",
  89506: "ipNotAllowed",
  89507: "ipNotAllowed",
  40226: "highRiskUser",
  45009: "quotaExceeded",
  45011: "rateLimited",
  48001: "accountBlocked",
  50002: "accountBlocked",
  50004: "accountBlocked",
  50007: "accountBlocked",
  43107: "accountBlocked",
  61024: "accountBlocked",
  40003: "openidUnknown",
  40037: "messageTemplate",
  41028: "messageTemplate",
  41030: "messageTemplate",
  47003: "messageTemplate",
  45168: "messageTemplate",
  43101: "messageDeclined",
  10060001: "shippingOrderUnknown",
  10060002: "shippingKnown",
  10060003: "shippingKnown",
  10060023: "shippingKnown",
  10060004: "shippingNotPossible",
  10060031: "shippingPayer",
  // Two messages to one person at the same moment.
  43108: "wechatBusy",
  10060012: "wechatBusy",
  10060019: "wechatBusy",
  ...Object.fromEntries(shippingInput.map((code) => [code, "shippingInput"])),
};

/** The codes that say that the access token is void and a fresh one would do. */
export function saysTokenVoid(errcode: number): boolean {
  return errcode === 40001 || errcode === 42001 || errcode === 40014;
}

/**
 * The refusal an error code stands for; an unlisted one is `unexpectedAnswer` with the code.
 * Where the call carries the AppSecret instead of a token, 40001 speaks of the secret.
 */
export function errcodeRefusal(errcode: number, carries: "secret" | "token"): Outcome<never> {
  if (errcode === 40001 && carries === "secret") return refused("credentialsInvalid", "40001");
  return refused(everywhere[errcode] ?? "unexpectedAnswer", String(errcode));
}
