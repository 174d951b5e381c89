import * as v from "valibot";
import { textOf } from "../bytes.ts";
import { type Outcome, refused } from "../outcome.ts";
import type { RefusalCode } from "../refusals.ts";

/** WeChat Pay's error codes (its API reference, jsapi orders, refunds, trade bills, certificates). */
const byCode: Readonly<Record<string, RefusalCode>> = {
  SIGN_ERROR: "paySignature",
  PARAM_ERROR: "payParameters",
  INVALID_REQUEST: "payParameters",
  INVALID_TRANSACTIONID: "payParameters",
  APPID_MCHID_NOT_MATCH: "payMerchant",
  MCH_NOT_EXISTS: "payMerchant",
  NO_AUTH: "payMerchant",
  ACCOUNT_ERROR: "payAccount",
  ACCOUNTERROR: "payAccount",
  RULE_LIMIT: "payAccount",
  RULELIMIT: "payAccount",
  FREQUENCY_LIMITED: "payBusy",
  FREQUENCY_LIMIT: "payBusy",
  RATELIMIT_EXCEEDED: "payBusy",
  SYSTEM_ERROR: "payUpstream",
  BANK_ERROR: "payUpstream",
  BANKERROR: "payUpstream",
  OPENID_MISMATCH: "payOpenid",
  ORDERPAID: "orderPaid",
  ORDER_PAID: "orderPaid",
  ORDER_CLOSED: "orderClosed",
  ORDERCLOSED: "orderClosed",
  OUT_TRADE_NO_USED: "orderNumberUsed",
  ORDER_NOT_EXIST: "orderNotFound",
  ORDERNOTEXIST: "orderNotFound",
  RESOURCE_NOT_EXISTS: "orderNotFound",
  NOT_ENOUGH: "refundFunds",
  USER_ACCOUNT_ABNORMAL: "refundUserAccount",
  TRADE_ERROR: "tradeError",
  NO_STATEMENT_EXIST: "billEmpty",
  STATEMENT_CREATING: "billNotReady",
};

const ErrorSchema = v.object({ code: v.pipe(v.string(), v.regex(/^[A-Z_]{2,40}$/)) });

function codeOf(body: Uint8Array): string | undefined {
  try {
    const parsed = v.safeParse(ErrorSchema, JSON.parse(textOf(body)));
    return parsed.success ? parsed.output.code : undefined;
  } catch {
    return undefined;
  }
}

/** The refusal a non-2xx answer stands for: by its code, else by its HTTP status. Its message is never carried on. */
export function upstreamRefusal(status: number, body: Uint8Array): Outcome<never> {
  const code = codeOf(body);
  const known = code === undefined || !Object.hasOwn(byCode, code) ? undefined : byCode[code];
  if (known !== undefined) return refused(known, code);
  if (status === 429) return refused("payBusy", code ?? "429");
  if (status >= 500) return refused("payUpstream", code ?? String(status));
  if (status === 401) return refused("paySignature", code ?? "401");
  return refused("unexpectedAnswer", code ?? String(status));
}
