import * as v from "valibot";
import { type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import { callPay } from "./client.ts";
import type { Merchant } from "./merchant.ts";
import { isOutTradeNo } from "./order.ts";
import { FenSchema, SuccessTimeSchema } from "./transaction.ts";

const statuses = ["SUCCESS", "CLOSED", "PROCESSING", "ABNORMAL"] as const;

const common = v.object({
  out_trade_no: v.string(),
  transaction_id: v.string(),
  refund_id: v.string(),
  out_refund_no: v.string(),
  success_time: SuccessTimeSchema,
  amount: v.object({ total: FenSchema, refund: FenSchema }),
});

function refundOf(wire: v.InferOutput<typeof common>, status: (typeof statuses)[number]) {
  return {
    outTradeNo: wire.out_trade_no,
    transactionId: wire.transaction_id,
    refundId: wire.refund_id,
    outRefundNo: wire.out_refund_no,
    status,
    refundedAt: wire.success_time,
    totalFen: wire.amount.total,
    refundFen: wire.amount.refund,
  };
}

/** A refund as an answer reports it. */
const RefundSchema = v.pipe(
  v.object({ ...common.entries, status: v.picklist(statuses) }),
  v.transform((wire) => refundOf(wire, wire.status)),
);

/** A refund as a notification reports it: the status has another name there, and the merchant is told. */
export const NotifiedRefundSchema = v.pipe(
  v.object({ ...common.entries, mchid: v.string(), refund_status: v.picklist(statuses) }),
  v.transform((wire) => ({ ...refundOf(wire, wire.refund_status), mchid: wire.mchid })),
);

/** See {@link RefundSchema}; `refundedAt` in ms, amounts in fen. */
export type Refund = v.InferOutput<typeof RefundSchema>;

/** A refund to be asked for. */
export interface NewRefund {
  readonly outTradeNo: string;
  /** Ours, 1 to 64 of `[0-9A-Za-z_|*@-]`. A retry must reuse it: a new number refunds a second time. */
  readonly outRefundNo: string;
  /** What the payer reads; cut to 80 characters. */
  readonly reason: string;
  readonly refundFen: number;
  readonly totalFen: number;
  readonly notifyPath: string;
}

function isOutRefundNo(text: string): boolean {
  return /^[0-9A-Za-z_|*@-]{1,64}$/.test(text);
}

/** Asks for a refund; `PROCESSING` means that its end is told later, by notification or query. */
export async function requestRefund(
  merchant: Merchant,
  world: World,
  refund: NewRefund,
): Promise<Outcome<Refund>> {
  if (!isOutTradeNo(refund.outTradeNo)) return refused("payInput", "outTradeNo");
  if (!isOutRefundNo(refund.outRefundNo)) return refused("payInput", "outRefundNo");
  const { refundFen, totalFen } = refund;
  const whole = Number.isSafeInteger(refundFen) && Number.isSafeInteger(totalFen);
  if (!whole || refundFen < 1 || refundFen > totalFen) return refused("payInput", "refundFen");

  const body = {
    out_trade_no: refund.outTradeNo,
    out_refund_no: refund.outRefundNo,
    reason: Array.from(refund.reason).slice(0, 80).join(""),
    notify_url: merchant.notifyBase + refund.notifyPath,
    amount: { refund: refundFen, total: totalFen, currency: "CNY" },
  };
  const call = { method: "POST", path: "/v3/refund/domestic/refunds", body } as const;
  return sameRefund(await callPay(merchant, world, call, RefundSchema), refund.outRefundNo);
}

/** Asks for the state of a refund by our number; unknown there is `orderNotFound`. */
export async function queryRefund(
  merchant: Merchant,
  world: World,
  outRefundNo: string,
): Promise<Outcome<Refund>> {
  if (!isOutRefundNo(outRefundNo)) return refused("payInput", "outRefundNo");
  const path = `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}`;
  return sameRefund(await callPay(merchant, world, { method: "GET", path }, RefundSchema), outRefundNo);
}

function sameRefund(answer: Outcome<Refund>, outRefundNo: string): Outcome<Refund> {
  if (answer.ok && answer.value.outRefundNo !== outRefundNo)
    return refused("unexpectedAnswer", "out_refund_no");
  return answer;
}
