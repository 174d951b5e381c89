import { fromBase64, toBase64Url, utf8 } from "../../../worker/wechat/bytes.ts";
import { paySignMessage } from "../../../worker/wechat/pay/order.ts";
import { enqueue } from "../notifications.ts";
import { type Purchase, purchaseOf, transactionOf } from "../pay/orders.ts";
import { refundFacts, refundOf } from "../pay/refunds.ts";
import type { Scene } from "../sandbox.ts";
import { one } from "../tables.ts";

/** How a deed of the played user ended; `problem` says why nothing happened. */
export type Deed = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** Makes sure that a user exists. */
export function ensureUser(scene: Scene, openid: string, phone = "13800138000"): void {
  scene.sql.exec("INSERT INTO user (openid, phone) VALUES (?, ?) ON CONFLICT DO NOTHING", openid, phone);
}

/** What `wx.login` or the phone-number button hands out: a code good once, for five minutes. */
export function giveCode(scene: Scene, openid: string, kind: "login" | "phone"): string {
  ensureUser(scene, openid);
  const code = toBase64Url(crypto.getRandomValues(new Uint8Array(24)));
  scene.sql.exec("INSERT INTO code VALUES (?, ?, ?, ?, 0)", code, kind, openid, scene.now() + 300_000);
  return code;
}

/** What the cashier checks before it opens: the five parameters of `wx.requestPayment`. */
export async function purchaseOfParameters(
  scene: Scene,
  parameters: Record<string, unknown>,
): Promise<Purchase | undefined> {
  const [timeStamp, nonceStr, packageText, paySign] = ["timeStamp", "nonceStr", "package", "paySign"].map(
    (name) => String(parameters[name] ?? ""),
  );
  if (parameters.signType !== "RSA" || !packageText?.startsWith("prepay_id=")) return undefined;
  if (Math.abs(scene.now() - Number(timeStamp) * 1000) > 7_200_000) return undefined;
  const message = paySignMessage(scene.keys.appid, timeStamp ?? "", nonceStr ?? "", packageText);
  const signature = fromBase64(paySign ?? "");
  if (signature === undefined) return undefined;
  const valid = await crypto.subtle.verify(
    "RSASSA-PKCS1-v1_5",
    scene.keys.merchantVerifies,
    signature,
    utf8(message),
  );
  if (!valid) return undefined;
  return one<Purchase>(
    scene.sql,
    "SELECT * FROM purchase WHERE prepay_id = ?",
    packageText.slice("prepay_id=".length),
  );
}

/** Pays an order. `late` pays even what was closed or has run out, as a payer in the middle of paying may. */
export async function pay(scene: Scene, outTradeNo: string, late: boolean): Promise<Deed> {
  const purchase = purchaseOf(scene, outTradeNo);
  if (purchase === undefined) return { ok: false, problem: "no such order" };
  if (purchase.state === "SUCCESS" || purchase.state === "REFUND")
    return { ok: false, problem: "already paid" };
  if (!late && purchase.state === "CLOSED") return { ok: false, problem: "closed" };
  const now = scene.now();
  if (!late && purchase.expires_at <= now) return { ok: false, problem: "expired" };
  const id = `4200${String(now).padStart(14, "0")}${String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).padStart(10, "0")}`;
  scene.sql.exec(
    "UPDATE purchase SET state = 'SUCCESS', transaction_id = ?, paid_at = ? WHERE out_trade_no = ?",
    ...[id, Math.floor(now / 1000) * 1000, outTradeNo],
  );
  const paid = purchaseOf(scene, outTradeNo);
  if (paid !== undefined)
    await enqueue(scene, "TRANSACTION.SUCCESS", paid.notify_url, transactionOf(scene, paid));
  return { ok: true };
}

/** Ends a refund under way. */
export async function endRefund(
  scene: Scene,
  outRefundNo: string,
  status: "SUCCESS" | "ABNORMAL" | "CLOSED",
): Promise<Deed> {
  const refund = refundOf(scene, outRefundNo);
  if (refund?.status !== "PROCESSING") return { ok: false, problem: "no such refund under way" };
  const endedAt = Math.floor(scene.now() / 1000) * 1000;
  scene.sql.exec(
    "UPDATE refund SET status = ?, ended_at = ? WHERE out_refund_no = ?",
    status,
    endedAt,
    outRefundNo,
  );
  if (status !== "CLOSED")
    scene.sql.exec("UPDATE purchase SET state = 'REFUND' WHERE out_trade_no = ?", refund.out_trade_no);
  const ended = refundOf(scene, outRefundNo);
  if (ended === undefined) return { ok: false, problem: "lost" };
  const facts = { mchid: scene.keys.mchid, ...refundFacts(scene, ended), refund_status: status };
  await enqueue(scene, `REFUND.${status}`, refund.notify_url, facts);
  return { ok: true };
}
