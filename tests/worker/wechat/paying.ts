import { expect } from "vitest";
import { comparePayment } from "../../../worker/wechat/pay/compare.ts";
import { notificationAnswer, readNotification } from "../../../worker/wechat/pay/notification.ts";
import { paymentParameters, placeOrder } from "../../../worker/wechat/pay/order.ts";
import { type Stage, valueOfOutcome } from "./stage.ts";

/** Who pays. */
export const openid = "oAlice00000000000000000000000";
/** An order of ¥49.90. */
export const order = (outTradeNo: string) => ({
  outTradeNo,
  description: "毕业证件照采集·基础版",
  totalFen: 4990,
  openid,
  notifyPath: "/hooks/wechat/payment",
});
/** A refund of part of such an order, or all of it, in fen. */
export const refundOf = (outTradeNo: string, outRefundNo: string, refundFen: number) => ({
  ...{ outTradeNo, outRefundNo, refundFen, totalFen: 4990 },
  ...{ reason: "申请退款", notifyPath: "/hooks/wechat/refund" },
});

/** An app that reads notifications and keeps what it believed. */
export function listening(stage: Stage): string[] {
  const heard: string[] = [];
  stage.app = async (request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    const notification = await readNotification(stage.merchant, request.headers, body, stage.clock.now);
    if (notification.kind === "forged") {
      heard.push(`forged ${notification.fault}`);
      return notificationAnswer("forged");
    }
    if (notification.kind === "unreadable") {
      heard.push(`unreadable ${notification.part}`);
      return notificationAnswer("notCommitted");
    }
    if (notification.kind === "payment") {
      const { transaction } = notification;
      const expected = {
        ...order(transaction.outTradeNo),
        currency: "CNY",
        mchid: "1900000001",
        appid: stage.settings.appid,
        samePayer: transaction.openid === openid,
      } as const;
      const compared = comparePayment(expected, transaction);
      heard.push(compared.matched ? "paid" : `mismatch ${compared.fields.join()}`);
    }
    if (notification.kind === "refund") heard.push(`refund ${notification.refund.status}`);
    return notificationAnswer("committed");
  };
  return heard;
}

/** Places an order and pays it at the cashier. */
export async function paid(stage: Stage, outTradeNo: string): Promise<void> {
  await stage.control("/login", { openid });
  const { prepayId } = valueOfOutcome(await placeOrder(stage.merchant, stage.world, order(outTradeNo)));
  const parameters = await paymentParameters(stage.merchant, stage.world, prepayId);
  expect(await stage.control("/cashier", parameters)).toEqual({ ok: true });
}
