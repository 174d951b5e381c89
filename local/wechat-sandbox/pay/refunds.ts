import * as v from "valibot";
import { beijingRfc3339 } from "../../../worker/wechat/beijing.ts";
import type { Scene } from "../sandbox.ts";
import { all, one } from "../tables.ts";
import { purchaseOf } from "./orders.ts";
import { failure, type Reply } from "./reply.ts";

/** A refund as kept. */
export type RefundRow = {
  out_refund_no: string;
  refund_id: string;
  out_trade_no: string;
  amount: number;
  notify_url: string;
  status: "PROCESSING" | "SUCCESS" | "CLOSED" | "ABNORMAL";
  asked_at: number;
  ended_at: number | null;
};

const RefundSchema = v.strictObject({
  out_trade_no: v.string(),
  out_refund_no: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_\-|*@]{1,64}$/)),
  reason: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => Array.from(text).length <= 80),
    ),
  ),
  notify_url: v.optional(v.string(), ""),
  amount: v.strictObject({
    refund: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    total: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    currency: v.literal("CNY"),
  }),
});

/** The refund of a number; undefined when there is none. */
export function refundOf(scene: Scene, outRefundNo: string): RefundRow | undefined {
  return one<RefundRow>(scene.sql, "SELECT * FROM refund WHERE out_refund_no = ?", outRefundNo);
}

/** A refund in the words of the API, without its status: answers and notifications name that differently. */
export function refundFacts(scene: Scene, refund: RefundRow) {
  const purchase = purchaseOf(scene, refund.out_trade_no);
  const total = purchase?.total ?? 0;
  return {
    refund_id: refund.refund_id,
    out_refund_no: refund.out_refund_no,
    transaction_id: purchase?.transaction_id ?? "",
    out_trade_no: refund.out_trade_no,
    user_received_account: "支付用户零钱",
    ...(refund.ended_at === null ? {} : { success_time: beijingRfc3339(refund.ended_at) }),
    amount: { total, refund: refund.amount, payer_total: total, payer_refund: refund.amount },
  };
}

function answer(scene: Scene, refund: RefundRow): Reply {
  const more = { channel: "ORIGINAL", create_time: beijingRfc3339(refund.asked_at), status: refund.status };
  const facts = refundFacts(scene, refund);
  const money = {
    settlement_refund: refund.amount,
    settlement_total: facts.amount.total,
    discount_refund: 0,
    currency: "CNY",
  };
  return { status: 200, value: { ...facts, ...more, amount: { ...facts.amount, ...money } } };
}

/** `POST /v3/refund/domestic/refunds`; the same number asked again answers the same refund. */
export function refund(scene: Scene, body: unknown): Reply {
  const parsed = v.safeParse(RefundSchema, body);
  if (!parsed.success) return failure(400, "PARAM_ERROR", `/${v.getDotPath(parsed.issues[0]) ?? ""}`);
  const asked = parsed.output;
  const purchase = purchaseOf(scene, asked.out_trade_no);
  if (purchase === undefined) return failure(404, "RESOURCE_NOT_EXISTS", "no such order");
  if (purchase.total !== asked.amount.total)
    return failure(400, "INVALID_REQUEST", "total is not the order's");
  const known = refundOf(scene, asked.out_refund_no);
  if (known !== undefined) {
    const same = known.out_trade_no === asked.out_trade_no && known.amount === asked.amount.refund;
    return same
      ? answer(scene, known)
      : failure(400, "INVALID_REQUEST", "the number was used for another refund");
  }
  if (purchase.state !== "SUCCESS" && purchase.state !== "REFUND")
    return failure(400, "INVALID_REQUEST", "the order is not paid");
  const given = all<{ amount: number }>(
    scene.sql,
    "SELECT amount FROM refund WHERE out_trade_no = ? AND status != 'CLOSED'",
    asked.out_trade_no,
  ).reduce((sum, row) => sum + row.amount, 0);
  if (given + asked.amount.refund > purchase.total)
    return failure(400, "TRADE_ERROR", "more than the order's amount");
  const now = scene.now();
  const id = `5030${now}${crypto.getRandomValues(new Uint32Array(1))[0] ?? 0}`;
  scene.sql.exec(
    "INSERT INTO refund VALUES (?, ?, ?, ?, ?, 'PROCESSING', ?, NULL)",
    ...[asked.out_refund_no, id, asked.out_trade_no, asked.amount.refund, asked.notify_url, now],
  );
  const made = refundOf(scene, asked.out_refund_no);
  return made === undefined ? failure(500, "SYSTEM_ERROR", "not stored") : answer(scene, made);
}

/** `GET /v3/refund/domestic/refunds/{no}`. */
export function queryRefund(scene: Scene, outRefundNo: string): Reply {
  const found = refundOf(scene, outRefundNo);
  return found === undefined ? failure(404, "RESOURCE_NOT_EXISTS", "no such refund") : answer(scene, found);
}
