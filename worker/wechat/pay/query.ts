import * as v from "valibot";
import { type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import { callPay } from "./client.ts";
import type { Merchant } from "./merchant.ts";
import { isOutTradeNo } from "./order.ts";
import { type Transaction, TransactionSchema } from "./transaction.ts";

/** Asks for the state of an order by our number. An order WeChat Pay never saw is refused with `orderNotFound`. */
export async function queryOrder(
  merchant: Merchant,
  world: World,
  outTradeNo: string,
): Promise<Outcome<Transaction>> {
  if (!isOutTradeNo(outTradeNo)) return refused("payInput", "outTradeNo");
  const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${merchant.signer.mchid}`;
  const answer = await callPay(merchant, world, { method: "GET", path }, TransactionSchema);
  if (answer.ok && answer.value.outTradeNo !== outTradeNo) return refused("unexpectedAnswer", "out_trade_no");
  return answer;
}

/** Closes an unpaid order so that it can no longer be paid; refused with `orderPaid` when the payer was faster. */
export async function closeOrder(
  merchant: Merchant,
  world: World,
  outTradeNo: string,
): Promise<Outcome<undefined>> {
  if (!isOutTradeNo(outTradeNo)) return refused("payInput", "outTradeNo");
  const path = `/v3/pay/transactions/out-trade-no/${outTradeNo}/close`;
  const body = { mchid: merchant.signer.mchid };
  return callPay(merchant, world, { method: "POST", path, body }, v.undefined());
}
