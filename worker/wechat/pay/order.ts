import * as v from "valibot";
import { beijingRfc3339 } from "../beijing.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import { callPay } from "./client.ts";
import type { Merchant } from "./merchant.ts";
import { nonceOf, rsaSign } from "./sign.ts";

/** An order to be placed with WeChat Pay. */
export interface NewOrder {
  /** 6 to 32 of `[0-9A-Za-z_-]`, unique for the merchant. */
  readonly outTradeNo: string;
  /** What the payer reads on the bill; cut to 127 characters. Holds no personal data. */
  readonly description: string;
  readonly totalFen: number;
  readonly openid: string;
  /** When the order can no longer be paid, in ms. */
  readonly expiresAt?: number;
  /** Path of the notification route, for example `/hooks/wechat/payment`. */
  readonly notifyPath: string;
}

/** How much time an order must have left when it is placed, ms: WeChat Pay refuses one with less than a minute. */
export const SHORTEST_TIME = 60_000;

const PrepaySchema = v.object({ prepay_id: v.pipe(v.string(), v.minLength(1)) });

/** Whether a text may be an order number of ours. */
export function isOutTradeNo(text: string): boolean {
  return /^[0-9A-Za-z_-]{6,32}$/.test(text);
}

/** Places a jsapi order; the prepay id is valid two hours. Refuses a bad number, amount or path before sending. */
export async function placeOrder(
  merchant: Merchant,
  world: World,
  order: NewOrder,
): Promise<Outcome<{ readonly prepayId: string }>> {
  if (!isOutTradeNo(order.outTradeNo)) return refused("payInput", "outTradeNo");
  if (!Number.isSafeInteger(order.totalFen) || order.totalFen < 1) return refused("payInput", "totalFen");
  if (!/^\/[\w/-]+$/.test(order.notifyPath)) return refused("payInput", "notifyPath");
  if (order.openid === "" || order.description === "") return refused("payInput", "openid or description");

  const body = {
    appid: merchant.appid,
    mchid: merchant.signer.mchid,
    description: Array.from(order.description).slice(0, 127).join(""),
    out_trade_no: order.outTradeNo,
    notify_url: merchant.notifyBase + order.notifyPath,
    ...(order.expiresAt === undefined ? {} : { time_expire: beijingRfc3339(order.expiresAt) }),
    amount: { total: order.totalFen, currency: "CNY" },
    payer: { openid: order.openid },
  };
  const call = { method: "POST", path: "/v3/pay/transactions/jsapi", body } as const;
  const answer = await callPay(merchant, world, call, PrepaySchema);
  return answer.ok ? done({ prepayId: answer.value.prepay_id }) : answer;
}

/** What the shell hands to `wx.requestPayment`. */
export interface PaymentParameters {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: "RSA";
  readonly paySign: string;
}

/** The text paySign covers. */
export function paySignMessage(
  appid: string,
  timeStamp: string,
  nonceStr: string,
  packageText: string,
): string {
  return `${appid}\n${timeStamp}\n${nonceStr}\n${packageText}\n`;
}

/** Signs the parameters with which the shell opens the cashier. A success the front end reports proves nothing. */
export async function paymentParameters(
  merchant: Merchant,
  world: World,
  prepayId: string,
): Promise<PaymentParameters> {
  const timeStamp = String(Math.floor(world.now() / 1000));
  const nonceStr = nonceOf(world.random);
  const packageText = `prepay_id=${prepayId}`;
  const message = paySignMessage(merchant.appid, timeStamp, nonceStr, packageText);
  const paySign = await rsaSign(merchant.signer.key, message);
  return { timeStamp, nonceStr, package: packageText, signType: "RSA", paySign };
}
