import { describe, expect, it } from "vitest";
import { beijingDay } from "../../../worker/wechat/beijing.ts";
import { downloadTradeBill } from "../../../worker/wechat/pay/bill.ts";
import { paymentParameters, placeOrder } from "../../../worker/wechat/pay/order.ts";
import { closeOrder, queryOrder } from "../../../worker/wechat/pay/query.ts";
import { reconcile } from "../../../worker/wechat/pay/reconcile.ts";
import { queryRefund, requestRefund } from "../../../worker/wechat/pay/refund.ts";
import { officialPayBases } from "../../../worker/wechat/pay/settings.ts";
import { listening, openid, order, paid, refundOf } from "./paying.ts";
import { onStage, valueOfOutcome } from "./stage.ts";

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

it("a bill is taken from WeChat Pay's first address also where the second one is asked, and from no other", () =>
  onStage(async (stage) => {
    const [first, second] = officialPayBases;
    await paid(stage, "ORDER-0009");
    const day = beijingDay(stage.clock.now);
    stage.clock.now += 86_400_000;
    const merchant = { ...stage.merchant, base: second };
    const billsAt = (place: string) => ({
      ...stage.world,
      fetch: (request: Request) =>
        stage.world.fetch(new Request(request.url.replace(second, place), request)),
    });
    const bill = valueOfOutcome(await downloadTradeBill(merchant, billsAt(first), day));
    expect(bill.rows.map(({ outTradeNo }) => outTradeNo)).toEqual(["ORDER-0009"]);
    expect(await downloadTradeBill(merchant, billsAt("https://elsewhere.test"), day)).toMatchObject({
      refusal: { code: "billCorrupt", upstream: "host" },
    });
  }));
