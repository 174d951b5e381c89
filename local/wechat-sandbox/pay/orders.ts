import * as v from "valibot";
import { beijingRfc3339 } from "../../../worker/wechat/beijing.ts";
import { toHex } from "../../../worker/wechat/bytes.ts";
import type { Scene } from "../sandbox.ts";
import { one } from "../tables.ts";
import { failure, type Reply } from "./reply.ts";

/** A purchase as kept. */
export type Purchase = {
  out_trade_no: string;
  prepay_id: string;
  request: string;
  description: string;
  total: number;
  openid: string;
  notify_url: string;
  expires_at: number;
  state: "NOTPAY" | "SUCCESS" | "CLOSED" | "REFUND";
  transaction_id: string | null;
  paid_at: number | null;
  placed_at: number;
};

/** Real notification addresses are https without a query; this machine's may be http. */
const NotifyUrlSchema = v.pipe(
  v.string(),
  v.url(),
  v.maxLength(255),
  v.check((text) => {
    const url = new URL(text);
    return (
      url.search === "" && (url.protocol === "https:" || ["localhost", "127.0.0.1"].includes(url.hostname))
    );
  }),
);

const OrderSchema = v.strictObject({
  appid: v.string(),
  mchid: v.string(),
  description: v.pipe(
    v.string(),
    v.minLength(1),
    v.check((text) => Array.from(text).length <= 127),
  ),
  out_trade_no: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_\-|*]{6,32}$/)),
  notify_url: NotifyUrlSchema,
  time_expire: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/))),
  attach: v.optional(v.pipe(v.string(), v.maxLength(128))),
  amount: v.strictObject({
    total: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    currency: v.optional(v.literal("CNY")),
  }),
  payer: v.strictObject({ openid: v.string() }),
});

/** The purchase of an order number; undefined when there is none. */
export function purchaseOf(scene: Scene, outTradeNo: string): Purchase | undefined {
  return one<Purchase>(scene.sql, "SELECT * FROM purchase WHERE out_trade_no = ?", outTradeNo);
}

/** `POST /v3/pay/transactions/jsapi`. */
export function place(scene: Scene, body: unknown): Reply {
  const parsed = v.safeParse(OrderSchema, body);
  if (!parsed.success) return failure(400, "PARAM_ERROR", `/${v.getDotPath(parsed.issues[0]) ?? ""}`);
  const order = parsed.output;
  if (order.mchid !== scene.keys.mchid || order.appid !== scene.keys.appid)
    return failure(400, "APPID_MCHID_NOT_MATCH", "appid and mchid are not bound");
  if (one(scene.sql, "SELECT openid FROM user WHERE openid = ?", order.payer.openid) === undefined) {
    return failure(400, "PARAM_ERROR", "/payer/openid");
  }
  const request = JSON.stringify(order);
  const known = purchaseOf(scene, order.out_trade_no);
  if (known !== undefined) {
    if (known.state === "SUCCESS" || known.state === "REFUND")
      return failure(400, "ORDERPAID", "the order is paid");
    if (known.state === "CLOSED") return failure(400, "ORDER_CLOSED", "the order is closed");
    if (known.request !== request)
      return failure(403, "OUT_TRADE_NO_USED", "the number was used for another order");
    return { status: 200, value: { prepay_id: known.prepay_id } };
  }
  const now = scene.now();
  const expiresAt = order.time_expire === undefined ? now + 7_200_000 : Date.parse(order.time_expire);
  if (expiresAt < now + 60_000) return failure(400, "PARAM_ERROR", "/time_expire");
  const prepayId = `wx${toHex(crypto.getRandomValues(new Uint8Array(17)))}`;
  scene.sql.exec(
    "INSERT INTO purchase VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'NOTPAY', NULL, NULL, ?)",
    ...[order.out_trade_no, prepayId, request, order.description, order.amount.total, order.payer.openid],
    ...[order.notify_url, expiresAt, now],
  );
  return { status: 200, value: { prepay_id: prepayId } };
}

/** A purchase in the words of the API; an unpaid one has no payment in it. */
export function transactionOf(scene: Scene, purchase: Purchase) {
  const base = {
    appid: scene.keys.appid,
    mchid: scene.keys.mchid,
    out_trade_no: purchase.out_trade_no,
    trade_state: purchase.state,
    payer: { openid: purchase.openid },
    amount: { total: purchase.total, currency: "CNY" },
  };
  if (purchase.transaction_id === null) return base;
  return {
    ...base,
    transaction_id: purchase.transaction_id,
    trade_type: "JSAPI",
    trade_state_desc: "支付成功",
    bank_type: "OTHERS",
    attach: "",
    success_time: beijingRfc3339(purchase.paid_at ?? 0),
    amount: { ...base.amount, payer_total: purchase.total, payer_currency: "CNY" },
  };
}

/** `GET /v3/pay/transactions/out-trade-no/{no}?mchid=`. */
export function query(scene: Scene, outTradeNo: string, mchid: string | undefined): Reply {
  if (mchid !== scene.keys.mchid) return failure(400, "PARAM_ERROR", "/mchid");
  const purchase = purchaseOf(scene, outTradeNo);
  if (purchase === undefined) return failure(404, "ORDER_NOT_EXIST", "no such order");
  return { status: 200, value: transactionOf(scene, purchase) };
}

/** `POST /v3/pay/transactions/out-trade-no/{no}/close`. */
export function close(scene: Scene, outTradeNo: string, body: unknown): Reply {
  if (!v.is(v.strictObject({ mchid: v.literal(scene.keys.mchid) }), body))
    return failure(400, "PARAM_ERROR", "/mchid");
  const purchase = purchaseOf(scene, outTradeNo);
  if (purchase === undefined) return failure(404, "ORDER_NOT_EXIST", "no such order");
  if (purchase.state === "SUCCESS" || purchase.state === "REFUND")
    return failure(400, "ORDERPAID", "the order is paid");
  scene.sql.exec("UPDATE purchase SET state = 'CLOSED' WHERE out_trade_no = ?", outTradeNo);
  return { status: 204 };
}
