import { describe, expect, it } from "vitest";
import { mischiefKinds } from "../../local/wechat-sandbox/notifications.ts";
import { beijingDay } from "../../worker/wechat/beijing.ts";
import { askForPayment, askForRefund, askThenClose } from "../../worker/wechat/pay/ask.ts";
import { downloadTradeBill } from "../../worker/wechat/pay/bill.ts";
import { placeOrder } from "../../worker/wechat/pay/order.ts";
import { receiveNotification } from "../../worker/wechat/pay/receive.ts";
import { reconcile } from "../../worker/wechat/pay/reconcile.ts";
import { requestRefund } from "../../worker/wechat/pay/refund.ts";
import { Ledger } from "./wechat-ledger.ts";
import { onStage, type Stage, valueOfOutcome } from "./wechat-stage.ts";

const openid = "oAlice00000000000000000000000";
const totalFen = 4990;

/** The stage with a book behind the notification route. */
async function withLedger(stage: Stage): Promise<Ledger> {
  const ledger = new Ledger();
  stage.app = (request) => receiveNotification(stage.merchant, ledger, request, stage.clock.now);
  await stage.control("/login", { openid });
  return ledger;
}

async function place(stage: Stage, ledger: Ledger, outTradeNo: string): Promise<void> {
  const { mchid } = stage.merchant.signer;
  ledger.orders.set(outTradeNo, {
    appid: stage.merchant.appid,
    mchid,
    outTradeNo,
    totalFen,
    currency: "CNY",
    openid,
  });
  const order = {
    outTradeNo,
    description: "毕业证件照采集",
    totalFen,
    openid,
    notifyPath: "/hooks/wechat/payment",
  };
  // A retry with the same number is the same order, whatever became of the first answer.
  let placed = await placeOrder(stage.merchant, stage.world, order);
  for (let tries = 1; !placed.ok && placed.refusal.retry && tries < 50; tries++) {
    placed = await placeOrder(stage.merchant, stage.world, order);
  }
  valueOfOutcome(placed);
}

function refund(stage: Stage, ledger: Ledger, outTradeNo: string) {
  const asked = { outTradeNo, refundFen: totalFen, totalFen };
  ledger.asked.set(`${outTradeNo}-R`, asked);
  const more = { outRefundNo: `${outTradeNo}-R`, reason: "申请退款", notifyPath: "/hooks/wechat/refund" };
  return requestRefund(stage.merchant, stage.world, { ...asked, ...more });
}

/** Delivers until nothing waits, a day and a half long: more than the whole retry schedule. */
async function letArrive(stage: Stage): Promise<void> {
  for (let hour = 0; hour < 3; hour++) {
    await stage.control("/release", {});
    await stage.control("/deliver", {});
    stage.clock.now += 60_000;
  }
}

/** Bill and book agree on every fen. */
async function expectAgreement(stage: Stage, ledger: Ledger, day: string): Promise<void> {
  stage.clock.now += 86_400_000;
  const bill = valueOfOutcome(await downloadTradeBill(stage.merchant, stage.world, day));
  expect(reconcile(bill.rows, ledger.journal())).toEqual([]);
}

describe.each(mischiefKinds)("with a notification that is spoilt by %s", (kind) => {
  it("a payment and its refund end with book and bill in agreement", () =>
    onStage(async (stage) => {
      const day = beijingDay(stage.clock.now);
      const ledger = await withLedger(stage);
      await place(stage, ledger, "MATRIX-1");
      expect(
        valueOfOutcome(await askForPayment(stage.merchant, stage.world, ledger, "MATRIX-1")).settlement,
      ).toBe("nothing");

      await stage.control("/mischief", { kind });
      await stage.control("/pay", { outTradeNo: "MATRIX-1" });
      await letArrive(stage);
      await askForPayment(stage.merchant, stage.world, ledger, "MATRIX-1");
      expect(Array.from(ledger.payments.keys())).toEqual(["MATRIX-1"]);

      await stage.control("/mischief", { kind });
      valueOfOutcome(await refund(stage, ledger, "MATRIX-1"));
      await stage.control("/refund", { outRefundNo: "MATRIX-1-R", status: "SUCCESS" });
      await letArrive(stage);
      await askForRefund(stage.merchant, stage.world, ledger, "MATRIX-1-R");
      expect(ledger.refunds.get("MATRIX-1-R")?.status).toBe("SUCCESS");

      const wrong = ["wrongAmount", "wrongMerchant"].includes(kind) ? 2 : kind === "wrongPayer" ? 1 : 0;
      expect(ledger.quarantined.filter((entry) => entry.about !== "unreadable")).toHaveLength(wrong);
      await expectAgreement(stage, ledger, day);
    }));

  it("a payment after we closed the order is recorded, and one never made is not", () =>
    onStage(async (stage) => {
      const day = beijingDay(stage.clock.now);
      const ledger = await withLedger(stage);
      await place(stage, ledger, "MATRIX-2");
      await place(stage, ledger, "MATRIX-3");
      for (const number of ["MATRIX-2", "MATRIX-3"]) {
        const closed = await askThenClose(stage.merchant, stage.world, ledger, number);
        expect(valueOfOutcome(closed)).toEqual({ state: "CLOSED", settlement: "nothing" });
      }
      await stage.control("/mischief", { kind });
      await stage.control("/pay", { outTradeNo: "MATRIX-2", late: true });
      await letArrive(stage);
      await askThenClose(stage.merchant, stage.world, ledger, "MATRIX-2");
      await askThenClose(stage.merchant, stage.world, ledger, "MATRIX-3");
      expect(Array.from(ledger.payments.keys())).toEqual(["MATRIX-2"]);
      await expectAgreement(stage, ledger, day);
    }));
});

describe("the notification route", () => {
  it("answers 500 when the book crashed, before or after recording, and counts the money once", () =>
    onStage(async (stage) => {
      const ledger = await withLedger(stage);
      await place(stage, ledger, "ROUTE-0001");
      await stage.control("/pay", { outTradeNo: "ROUTE-0001" });
      const statuses: number[] = [];
      for (const crash of ["before", "after", "no"] as const) {
        ledger.crash = crash;
        const { deliveries } = await stage.control<{ deliveries: { status: number }[] }>("/deliver", {});
        statuses.push(...deliveries.map((one) => one.status));
        stage.clock.now += 60_000;
      }
      expect(statuses).toEqual([500, 500, 204]);
      expect(ledger.payments.size).toBe(1);
    }));

  it("quarantines a payment of an order that is not ours, and answers so that it is not sent again", () =>
    onStage(async (stage) => {
      const ledger = await withLedger(stage);
      await place(stage, ledger, "ROUTE-0002");
      ledger.orders.clear();
      await stage.control("/pay", { outTradeNo: "ROUTE-0002" });
      const { deliveries } = await stage.control<{ deliveries: { status: number }[] }>("/deliver", {});
      expect(deliveries.map((one) => one.status)).toEqual([204]);
      expect(ledger.quarantined).toMatchObject([
        { about: "payment", outTradeNo: "ROUTE-0002", reason: "unknown" },
      ]);
      expect(ledger.payments.size).toBe(0);
    }));

  it("keeps a signed notification it cannot decrypt for staff, and asks for it again", () =>
    onStage(async (stage) => {
      const ledger = await withLedger(stage);
      const raw = new TextEncoder().encode("0123456789abcdef0123456789abcdef");
      const apiV3Key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
      stage.app = (request) =>
        receiveNotification({ ...stage.merchant, apiV3Key }, ledger, request, stage.clock.now);
      await place(stage, ledger, "ROUTE-0003");
      await stage.control("/pay", { outTradeNo: "ROUTE-0003" });
      const { deliveries } = await stage.control<{ deliveries: { status: number }[] }>("/deliver", {});
      expect(deliveries.map((one) => one.status)).toEqual([500]);
      expect(ledger.quarantined).toMatchObject([{ about: "unreadable", reason: "key" }]);
    }));
});

/** A small seeded generator (mulberry32), so that a failing run can be played again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe("random interleavings of payment, notification, query, close, refund, crash and lost answers", () => {
  const runs = 200;
  it(
    `end in agreement every time (${runs} seeds)`,
    () =>
      onStage(async (stage) => {
        const ledger = await withLedger(stage);
        const day = beijingDay(stage.clock.now);
        const { merchant, world } = stage;
        for (let seed = 1; seed <= runs; seed++) {
          const random = seeded(seed);
          const number = `RANDOM-${seed}`;
          await place(stage, ledger, number);
          const steps = [
            () => stage.control("/pay", { outTradeNo: number, late: random(2) === 0 }),
            () => stage.control("/mischief", { kind: mischiefKinds[random(mischiefKinds.length)] }),
            () => stage.control("/deliver", {}),
            () => askForPayment(merchant, world, ledger, number),
            () => askThenClose(merchant, world, ledger, number),
            () => refund(stage, ledger, number),
            () => stage.control("/refund", { outRefundNo: `${number}-R`, status: "SUCCESS" }),
            () => askForRefund(merchant, world, ledger, `${number}-R`),
            () =>
              stage.control("/fault", {
                path: "/v3/",
                kind: ["lost", "error500", "badSignature"][random(3)],
              }),
            async () => {
              ledger.crash = random(2) === 0 ? "before" : "after";
            },
          ];
          for (let step = 0; step < 8; step++) await steps[random(steps.length)]?.().catch(() => undefined);
        }
        ledger.crash = "no";
        for (let planned = 0; planned < runs; planned++) {
          const state = await askForPayment(merchant, world, ledger, "RANDOM-1");
          if (state.ok) break;
        }
        await letArrive(stage);
        for (let seed = 1; seed <= runs; seed++) {
          await askForPayment(merchant, world, ledger, `RANDOM-${seed}`);
          await askForRefund(merchant, world, ledger, `RANDOM-${seed}-R`);
        }
        expect(ledger.payments.size).toBeGreaterThan(runs / 4);
        expect(ledger.refunds.size).toBeGreaterThan(5);
        await expectAgreement(stage, ledger, day);
      }),
    120_000,
  );
});
