import type { Order } from "../../durable-objects/collection/order.ts";
import type { ProviderFact } from "../../durable-objects/effects.ts";
import { graduateOf, wechatOf } from "../adapters.ts";
import { keysOf } from "../env.ts";
import { reachAccount } from "../roster/accounts.ts";
import { platformMinting } from "../roster/ids.ts";
import { quarantineMoney } from "../roster/quarantine.ts";
import { payerHashOf } from "../roster/secrets/lookup-hash.ts";
import type { Book, MatchedPayment } from "../wechat/pay/book.ts";
import type { Refund } from "../wechat/pay/refund.ts";

/** As much of a refund as is booked. */
type ToldRefund = Pick<Refund, "outRefundNo" | "outTradeNo" | "refundFen" | "status">;

const statuses = { SUCCESS: "succeeded", ABNORMAL: "abnormal", CLOSED: "closed" } as const;

/**
 * The orders of one graduate as WeChat Pay's reports are compared with and entered into them.
 *
 * @param enter Books one fact; resolves once it is durable.
 */
export function bookOf(env: Env, graduateId: string, enter: (fact: ProviderFact) => Promise<void>): Book {
  const object = graduateOf(env, graduateId);
  const ordersOf = () => object.orders();
  const openedAt = async (outTradeNo: string) =>
    (await ordersOf()).find(({ number }) => number === outTradeNo)?.openedAt ?? 0;
  return {
    async expectedPayment({ outTradeNo, openid }) {
      const order = (await ordersOf()).find(({ number }) => number === outTradeNo);
      if (!order) return undefined;
      const samePayer = openid !== undefined && (await isPayer(env, order, openid));
      const { appid, signer } = (await wechatOf(env)).merchant;
      return {
        appid,
        mchid: signer.mchid,
        outTradeNo,
        totalFen: order.amountFen,
        currency: "CNY",
        samePayer,
      };
    },

    async expectedRefund({ outRefundNo, outTradeNo, transactionId, refundFen, status }) {
      const orders = await ordersOf();
      const known = orders
        .flatMap((order) => order.refunds.map((refund) => ({ order, refund })))
        .find(({ refund }) => refund.number === outRefundNo);
      if (known) {
        const { order, refund } = known;
        return { outTradeNo: order.number, refundFen: refund.amountFen, totalFen: order.amountFen };
      }
      // Made in the merchant's console: how much is their word; that it is no more than we hold, the object sees to, and
      // that the payment is known.
      const order = orders.find(({ number }) => number === outTradeNo);
      if (status !== "SUCCESS" || !order) return undefined;
      if (order.transactionId !== null && order.transactionId !== transactionId) return undefined;
      return { outTradeNo, refundFen, totalFen: order.amountFen };
    },

    async recordPayment(payment) {
      // A report without its time is rare, and its repetition must say the same.
      const paidAt = payment.paidAt ?? (await openedAt(payment.outTradeNo));
      await enter(paymentFact({ ...payment, paidAt }));
    },

    async recordRefund(refund) {
      const fact = await refundFact(refund, ordersOf);
      if (fact) await enter(fact);
    },

    quarantine: (entry) => quarantineMoney(env.DB, graduateId, entry, platformMinting),
  };
}

/** A payment as it is booked, however we learned of it. */
export function paymentFact(payment: MatchedPayment & { readonly paidAt: number }): ProviderFact {
  const { outTradeNo, transactionId, totalFen, paidAt } = payment;
  return {
    key: `paid:${outTradeNo}:${transactionId}`,
    command: {
      type: "recordPayment",
      orderNumber: outTradeNo,
      transactionId,
      amountFen: totalFen,
      currency: "CNY",
      paidAt,
    },
  };
}

/** The order itself knows its payer; only one from before it did has the account looked up. */
async function isPayer(env: Env, { payerHash, accountId }: Order, openid: string): Promise<boolean> {
  const keys = await keysOf(env);
  if (payerHash !== null) return payerHash === (await payerHashOf(keys, openid));
  return (await reachAccount(env.DB, keys, accountId))?.openid === openid;
}

/** Where a refund stands as it is booked; null while it is under way. */
export async function refundFact(
  { outRefundNo, outTradeNo, refundFen, status }: ToldRefund,
  ordersOf: () => Promise<readonly { readonly refunds: readonly { number: string; tries: number }[] }[]>,
): Promise<ProviderFact | null> {
  if (status === "PROCESSING") return null;
  const known = (await ordersOf()).flatMap(({ refunds }) => refunds).find((r) => r.number === outRefundNo);
  return {
    // A refund told again may fail again: each telling has an end of its own.
    key: `refund:${outRefundNo}:${known?.tries ?? 0}:${statuses[status]}`,
    command: {
      type: "recordRefund",
      orderNumber: outTradeNo,
      refundNumber: outRefundNo,
      amountFen: refundFen,
      status: statuses[status],
    },
  };
}
