import { expect, test } from "vitest";
import type { Book, Quarantined } from "../../../worker/wechat/pay/book.ts";
import { settlePayment, settleRefund } from "../../../worker/wechat/pay/settle.ts";

test("money that does not fit is one entry however often it is asked about, and another one when it differs otherwise", async () => {
  const kept: Quarantined[] = [];
  let total = 100;
  const expected = { appid: "a", mchid: "m", outTradeNo: "order-1", currency: "CNY" } as const;
  const book: Book = {
    expectedPayment: async () => ({ ...expected, totalFen: total, samePayer: false }),
    expectedRefund: async () => undefined,
    recordPayment: async () => undefined,
    recordRefund: async () => undefined,
    quarantine: async (entry) => {
      kept.push(entry);
    },
  };
  const paid = {
    ...expected,
    transactionId: "t-1",
    state: "SUCCESS",
    paidAt: 1,
    openid: "o",
    totalFen: 100,
  } as const;
  const refund = {
    outTradeNo: "order-1",
    transactionId: "t-1",
    refundId: "r",
    outRefundNo: "order-1-r1",
    status: "SUCCESS",
    refundedAt: 2,
    totalFen: 100,
    refundFen: 100,
  } as const;
  const merchant = { expected: "m", reported: "m" };
  for (let asked = 0; asked < 2; asked++) {
    await settlePayment(book, paid, { source: "query" });
    await settleRefund(book, refund, merchant, { source: "query" });
  }
  total = 99;
  await settlePayment(book, paid, { source: "query" });
  expect(kept.map(({ id }) => id)).toEqual([
    "openid:t-1",
    "unknown:order-1-r1",
    "openid:t-1",
    "unknown:order-1-r1",
    "totalFen,openid:t-1",
  ]);
});
