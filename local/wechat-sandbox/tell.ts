import { type Mischief, notificationRequest } from "./notifications.ts";
import { purchaseOf, transactionOf } from "./pay/orders.ts";
import { refundFacts, refundOf } from "./pay/refunds.ts";
import type { Scene } from "./sandbox.ts";

/** How the application took a notification; status 0 when it could not be reached, `ms` until its answer. */
export interface Told {
  readonly status: number;
  readonly ms: number;
}

async function send(scene: Scene, request: Request): Promise<Told> {
  const from = Date.now();
  const response = await scene.send(request).catch(() => undefined);
  const ms = Date.now() - from;
  await response?.body?.cancel();
  return { status: response?.status ?? 0, ms };
}

function paidRequest(
  scene: Scene,
  outTradeNo: string,
  as: Mischief | "genuine",
): Promise<Request> | undefined {
  const purchase = purchaseOf(scene, outTradeNo);
  if (purchase === undefined) return undefined;
  const transaction_id = purchase.transaction_id ?? `4200${scene.now()}`;
  const paid_at = purchase.paid_at ?? scene.now();
  const facts = transactionOf(scene, { ...purchase, transaction_id, paid_at, state: "SUCCESS" });
  return notificationRequest(scene, {
    notification_id: crypto.randomUUID(),
    event_type: "TRANSACTION.SUCCESS",
    url: purchase.notify_url,
    plain: JSON.stringify(facts),
    mischief: as,
  });
}

/** Claims once that an order is paid, whether it is or not, in a notification that is wrong in the given way. */
export async function liePaid(scene: Scene, outTradeNo: string, as: Mischief): Promise<Told> {
  const request = await paidRequest(scene, outTradeNo, as);
  return request === undefined ? { status: 0, ms: 0 } : send(scene, request);
}

/** Claims once that a refund has ended, whether it has or not, in a notification that is wrong in the given way. */
export async function lieRefunded(scene: Scene, outRefundNo: string, as: Mischief): Promise<Told> {
  const refund = refundOf(scene, outRefundNo);
  if (refund === undefined) return { status: 0, ms: 0 };
  const facts = refundFacts(scene, { ...refund, ended_at: refund.ended_at ?? scene.now() });
  const request = await notificationRequest(scene, {
    notification_id: crypto.randomUUID(),
    event_type: "REFUND.SUCCESS",
    url: refund.notify_url,
    plain: JSON.stringify({ mchid: scene.keys.mchid, ...facts, refund_status: "SUCCESS" }),
    mischief: as,
  });
  return send(scene, request);
}

/** The genuine notifications of paid orders, signed and not sent. */
async function genuineRequests(scene: Scene, outTradeNos: readonly string[]): Promise<readonly Request[]> {
  const paid = outTradeNos.filter((number) => purchaseOf(scene, number)?.transaction_id != null);
  const requests = await Promise.all(paid.map((number) => paidRequest(scene, number, "genuine")));
  return requests.filter((request) => request !== undefined);
}

/** Tells of paid orders, all at once: every notification is signed before the first is sent. */
export async function tellAtOnce(scene: Scene, outTradeNos: readonly string[]): Promise<readonly Told[]> {
  const requests = await genuineRequests(scene, outTradeNos);
  return Promise.all(requests.map((request) => send(scene, request)));
}

/** A notification for somebody else to send. */
export interface Signed {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs notifications of paid orders for somebody else to send. */
export async function signedOf(scene: Scene, outTradeNos: readonly string[]): Promise<readonly Signed[]> {
  const requests = await genuineRequests(scene, outTradeNos);
  return Promise.all(
    requests.map(async (request) => ({
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    })),
  );
}
