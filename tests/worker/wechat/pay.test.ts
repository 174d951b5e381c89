import { describe, expect, it } from "vitest";
import { beijingDay } from "../../../worker/wechat/beijing.ts";
import { downloadTradeBill } from "../../../worker/wechat/pay/bill.ts";
import { comparePayment } from "../../../worker/wechat/pay/compare.ts";
import { notificationAnswer, readNotification } from "../../../worker/wechat/pay/notification.ts";
import { paymentParameters, placeOrder } from "../../../worker/wechat/pay/order.ts";
import { closeOrder, queryOrder } from "../../../worker/wechat/pay/query.ts";
import { reconcile } from "../../../worker/wechat/pay/reconcile.ts";
import { queryRefund, requestRefund } from "../../../worker/wechat/pay/refund.ts";
import { onStage, type Stage, valueOfOutcome } from "./stage.ts";

const openid = "oAlice00000000000000000000000";
const order = (outTradeNo: string) => ({
  outTradeNo,
  description: "毕业证件照采集·基础版",
  totalFen: 4990,
  openid,
  notifyPath: "/hooks/wechat/payment",
});
const refundOf = (outTradeNo: string, outRefundNo: string, refundFen: number) => ({
  ...{ outTradeNo, outRefundNo, refundFen, totalFen: 4990 },
  ...{ reason: "申请退款", notifyPath: "/hooks/wechat/refund" },
});

/** An app that reads notifications and keeps what it believed. */
function listening(stage: Stage): string[] {
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

async function paid(stage: Stage, outTradeNo: string): Promise<void> {
  await stage.control("/login", { openid });
  const { prepayId } = valueOfOutcome(await placeOrder(stage.merchant, stage.world, order(outTradeNo)));
  const parameters = await paymentParameters(stage.merchant, stage.world, prepayId);
  expect(await stage.control("/cashier", parameters)).toEqual({ ok: true });
}

describe("a payment, from order to refund", () => {
  it("is placed, opens the cashier, is notified, queried, refunded in two parts and found in the bill", () =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      const heard = listening(stage);
      await paid(stage, "ORDER-0001");
      await stage.control("/deliver", {});
      expect(heard).toEqual(["paid"]);
      const transaction = valueOfOutcome(await queryOrder(merchant, world, "ORDER-0001"));
      expect(transaction).toMatchObject({
        state: "SUCCESS",
        totalFen: 4990,
        openid,
        paidAt: stage.clock.now,
      });

      const first = refundOf("ORDER-0001", "REFUND-1", 990);
      expect(valueOfOutcome(await requestRefund(merchant, world, first)).status).toBe("PROCESSING");
      expect(valueOfOutcome(await requestRefund(merchant, world, first)).status).toBe("PROCESSING");
      const over = await requestRefund(merchant, world, refundOf("ORDER-0001", "REFUND-2", 4001));
      expect(over).toMatchObject({ ok: false, refusal: { code: "tradeError" } });
      await requestRefund(merchant, world, refundOf("ORDER-0001", "REFUND-3", 4000));
      await stage.control("/refund", { outRefundNo: "REFUND-1", status: "SUCCESS" });
      await stage.control("/refund", { outRefundNo: "REFUND-3", status: "SUCCESS" });
      await stage.control("/deliver", {});
      expect(heard).toEqual(["paid", "refund SUCCESS", "refund SUCCESS"]);
      expect(valueOfOutcome(await queryRefund(merchant, world, "REFUND-3"))).toMatchObject({
        status: "SUCCESS",
        refundFen: 4000,
      });
      expect(valueOfOutcome(await queryOrder(merchant, world, "ORDER-0001")).state).toBe("REFUND");

      const day = beijingDay(stage.clock.now);
      expect(await downloadTradeBill(merchant, world, day)).toMatchObject({
        refusal: { code: "billNotReady" },
      });
      stage.clock.now += 86_400_000;
      const bill = valueOfOutcome(await downloadTradeBill(merchant, world, day));
      expect(bill.totals).toEqual({ count: 3, totalFen: 4990, refundFen: 4990 });
      const transactionId = transaction.transactionId ?? "";
      const journal = [
        { kind: "payment", outTradeNo: "ORDER-0001", transactionId, fen: 4990 },
        { kind: "refund", outTradeNo: "ORDER-0001", transactionId, outRefundNo: "REFUND-1", fen: 990 },
        { kind: "refund", outTradeNo: "ORDER-0001", transactionId, outRefundNo: "REFUND-3", fen: 4000 },
      ] as const;
      expect(reconcile(bill.rows, journal)).toEqual([]);
      const quiet = valueOfOutcome(
        await downloadTradeBill(merchant, world, beijingDay(stage.clock.now - 10 * 86_400_000)),
      );
      expect(quiet.rows).toEqual([]);
    }));

  it("cannot be placed twice with other content, nor paid, nor placed again, once closed", () =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      await stage.control("/login", { openid });
      const first = valueOfOutcome(await placeOrder(merchant, world, order("ORDER-0002")));
      const again = valueOfOutcome(await placeOrder(merchant, world, order("ORDER-0002")));
      expect(again.prepayId).toBe(first.prepayId);
      const other = await placeOrder(merchant, world, { ...order("ORDER-0002"), totalFen: 1 });
      expect(other).toMatchObject({ refusal: { code: "orderNumberUsed" } });
      expect(await closeOrder(merchant, world, "ORDER-0002")).toEqual({ ok: true, value: undefined });
      const parameters = await paymentParameters(merchant, world, first.prepayId);
      expect(await stage.control("/cashier", parameters)).toEqual({ ok: false, problem: "closed" });
      expect(await placeOrder(merchant, world, order("ORDER-0002"))).toMatchObject({
        refusal: { code: "orderClosed" },
      });
      expect(await queryOrder(merchant, world, "ORDER-0002")).toMatchObject({
        ok: true,
        value: { state: "CLOSED" },
      });
      expect(await queryOrder(merchant, world, "ORDER-0003")).toMatchObject({
        refusal: { code: "orderNotFound" },
      });
    }));

  it("that arrives after the close is found by the query and refuses a second close", () =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      const heard = listening(stage);
      await stage.control("/login", { openid });
      await placeOrder(merchant, world, order("ORDER-0004"));
      await closeOrder(merchant, world, "ORDER-0004");
      expect(await stage.control("/pay", { outTradeNo: "ORDER-0004", late: true })).toEqual({ ok: true });
      await stage.control("/deliver", {});
      expect(heard).toEqual(["paid"]);
      expect(await closeOrder(merchant, world, "ORDER-0004")).toMatchObject({
        refusal: { code: "orderPaid" },
      });
    }));

  it("cannot be opened by a paySign that was altered", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      const { prepayId } = valueOfOutcome(await placeOrder(stage.merchant, stage.world, order("ORDER-0005")));
      const parameters = await paymentParameters(stage.merchant, stage.world, prepayId);
      const altered = { ...parameters, nonceStr: "AAAA" };
      expect(await stage.control("/cashier", altered)).toMatchObject({ ok: false });
    }));
});

describe("a notification that misbehaves", () => {
  const cases = [
    ["forge", "forged badSignature"],
    ["tamper", "forged badSignature"],
    ["staleClock", "forged clock"],
    ["unknownSerial", "forged unknownSerial"],
    ["probe", "forged probe"],
    ["wrongAmount", "mismatch totalFen"],
    ["wrongMerchant", "mismatch mchid"],
    ["wrongPayer", "mismatch openid"],
  ] as const;
  it.each(cases)("%s is heard as '%s', and the genuine one after it as paid", (kind, expected) =>
    onStage(async (stage) => {
      const heard = listening(stage);
      await stage.control("/mischief", { kind });
      await paid(stage, "ORDER-1001");
      const first = await stage.control<{ deliveries: { status: number }[] }>("/deliver", {});
      expect(first.deliveries.map((one) => one.status)).toEqual([expected.startsWith("forged") ? 401 : 204]);
      await stage.control("/deliver", {});
      expect(heard).toEqual([expected, "paid"]);
    }),
  );

  it("twice, late, or after a younger one still arrives; a dropped one is found by the query", () =>
    onStage(async (stage) => {
      const heard = listening(stage);
      for (const kind of ["duplicate", "delay", "reorder", "genuine", "drop"].filter(
        (one) => one !== "genuine",
      )) {
        await stage.control("/mischief", { kind });
      }
      for (const number of [1, 2, 3, 4]) await paid(stage, `ORDER-110${number}`);
      const deliver = () => stage.control<{ deliveries: unknown[] }>("/deliver", {});
      expect((await deliver()).deliveries).toHaveLength(2);
      stage.clock.now += 10_000;
      expect((await deliver()).deliveries).toHaveLength(1);
      await paid(stage, "ORDER-1105");
      expect((await deliver()).deliveries).toHaveLength(1);
      expect((await deliver()).deliveries).toHaveLength(1);
      expect(heard).toHaveLength(5);
      const dropped = valueOfOutcome(await queryOrder(stage.merchant, stage.world, "ORDER-1104"));
      expect(dropped.state).toBe("SUCCESS");
    }));

  it("is sent fifteen times more when nobody takes it, on the documented schedule, and then no more", () =>
    onStage(async (stage) => {
      let calls = 0;
      stage.app = async () => {
        calls++;
        return new Response(null, { status: 500 });
      };
      await stage.control("/setting", { name: "retryScale", value: "1" });
      await paid(stage, "ORDER-1200");
      await stage.control("/deliver", {});
      const waits = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
      for (const [index, seconds] of waits.entries()) {
        stage.clock.now += seconds * 1000 - 1;
        await stage.control("/deliver", {});
        expect(calls).toBe(index + 1);
        stage.clock.now += 1;
        await stage.control("/deliver", {});
        expect(calls).toBe(index + 2);
      }
      stage.clock.now += 86_400_000;
      await stage.control("/deliver", {});
      expect(calls).toBe(16);
    }));

  it("signed by the platform certificate is verified as well as one by the public key", () =>
    onStage(async (stage) => {
      const heard = listening(stage);
      await stage.control("/setting", { name: "notifyBy", value: "certificate" });
      await paid(stage, "ORDER-1300");
      await stage.control("/deliver", {});
      expect(heard).toEqual(["paid"]);
    }));
});

describe("an answer that misbehaves", () => {
  const cases = [
    ["error500", "payUpstream", true],
    ["lost", "payUpstream", true],
    ["busy", "payBusy", true],
    ["badSignature", "payUnverified", true],
    ["staleClock", "payUnverified", true],
    ["unknownSerial", "payUnverified", true],
  ] as const;
  it.each(cases)("%s is refused as %s, and the same refund asked again happens once", (kind, code, retry) =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      await paid(stage, "ORDER-2001");
      await stage.control("/fault", { path: "/v3/refund", kind });
      const refund = refundOf("ORDER-2001", "REFUND-2001", 4990);
      expect(await requestRefund(merchant, world, refund)).toMatchObject({
        ok: false,
        refusal: { code, retry },
      });
      expect(valueOfOutcome(await requestRefund(merchant, world, refund)).refundFen).toBe(4990);
      const state = await stage.control<{ refunds: unknown[] }>("/state");
      expect(state.refunds).toHaveLength(1);
    }),
  );

  it("in the network is refused as unreachable", () =>
    onStage(async ({ merchant, world }) => {
      const down = { ...world, fetch: () => Promise.reject(new Error("no route")) };
      expect(await queryOrder(merchant, down, "ORDER-2002")).toMatchObject({
        refusal: { code: "unreachable", retry: true },
      });
    }));
});

describe("the sandbox's check of our requests", () => {
  it("refuses a wrong key, serial, merchant and clock, each as a signature of ours that is not accepted", () =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      const rsa = {
        name: "RSASSA-PKCS1-v1_5",
        hash: "SHA-256",
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      };
      const stranger = (await crypto.subtle.generateKey(rsa, false, ["sign", "verify"])) as CryptoKeyPair;
      const wrong = [
        { ...merchant, signer: { ...merchant.signer, key: stranger.privateKey } },
        { ...merchant, signer: { ...merchant.signer, serial: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" } },
        { ...merchant, signer: { ...merchant.signer, mchid: "1900000002" } },
      ];
      for (const one of wrong) {
        expect(await queryOrder(one, world, "ORDER-3001")).toMatchObject({
          refusal: { code: "paySignature" },
        });
      }
      const late = { ...world, now: () => stage.clock.now - 301_000 };
      expect(await queryOrder(merchant, late, "ORDER-3001")).toMatchObject({
        refusal: { code: "paySignature" },
      });
    }));
});
