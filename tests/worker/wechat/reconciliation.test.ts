import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wechatOf } from "../../../worker/adapters.ts";
import { committingBook } from "../../../worker/effects/committing-book.ts";
import { notifyPath } from "../../../worker/effects/money.ts";
import { reconcileDay } from "../../../worker/effects/reconcile/reconcile-day.ts";
import { reconcileDue } from "../../../worker/effects/reconcile/reconcile-due.ts";
import { keysOf } from "../../../worker/env.ts";
import { listReconciliations } from "../../../worker/roster/reconciliation/days.ts";
import { listDifferences } from "../../../worker/roster/reconciliation/differences.ts";
import { scheduled } from "../../../worker/scheduled.ts";
import { type Refund, requestRefund } from "../../../worker/wechat/pay/refund.ts";
import { settleRefund } from "../../../worker/wechat/pay/settle.ts";
import { platformWorld } from "../../../worker/wechat/world.ts";
import { playWechat } from "../api/client.ts";
import { testEnv } from "../test-env.ts";
import { clock } from "./clock.ts";
import { Collector, newPayer, type Payer } from "./collector.ts";
import { deliver, fireAlarms } from "./two-books.ts";

let payer: Payer;

beforeAll(async () => {
  clock.stopAt("2034-08-04T11:00:00");
  payer = await newPayer();
});
afterAll(() => clock.release());

async function ordered(): Promise<{ readonly collector: Collector; readonly number: string }> {
  const collector = await new Collector(payer).begin();
  const number = await collector.open();
  if (number === undefined) throw new Error("no order");
  return { collector, number };
}

async function paid(): Promise<{ readonly collector: Collector; readonly number: string }> {
  const made = await ordered();
  await playWechat("/pay", { outTradeNo: made.number });
  await deliver();
  await fireAlarms([made.collector]);
  return made;
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

async function differencesOf(day: string) {
  return listDifferences(testEnv.DB, await keysOf(testEnv), { day }, 50);
}

async function reconciled(day: string) {
  return (await listReconciliations(testEnv.DB, 500)).find((one) => one.day === day);
}

test("a refund that ends on a later day than its payment agrees with the bills of both", async () => {
  const { collector, number } = await paid();
  const first = today();
  clock.toNextDay("10:05");
  expect(await reconcileDay(testEnv, first, Date.now())).toEqual({ ok: true, differences: [] });
  await collector.askBack(number);
  await fireAlarms([collector]);
  await playWechat("/refund", { outRefundNo: `${number}-r1`, status: "SUCCESS" });
  await deliver();
  await fireAlarms([collector]);
  const second = today();
  clock.toNextDay("10:05");
  expect(await reconcileDay(testEnv, second, Date.now())).toEqual({ ok: true, differences: [] });
  const sums = { payments: 0, paidFen: 0, refunds: 1, refundedFen: 2990 };
  expect(await reconciled(second)).toMatchObject({ state: "done", outcome: "agrees", ...sums });
  expect(await differencesOf(second)).toEqual([]);
});

test("a payment that nobody ever told us of is found in the bill, booked, and listed as resolved", async () => {
  const { collector, number } = await ordered();
  // Neither asked about in time nor told: every query went unanswered until the schedule had run out.
  clock.wait(40 * 60_000);
  await fireAlarms([collector]);
  await playWechat("/mischief", { kind: "drop" });
  await playWechat("/pay", { outTradeNo: number, late: true });
  expect((await collector.orders())[0]?.status).toBe("expired");
  const day = today();
  clock.toNextDay("10:05");
  expect(await reconcileDay(testEnv, day, Date.now())).toEqual({ ok: true, differences: [] });
  expect((await collector.orders())[0]?.status).toBe("paid");
  expect(await differencesOf(day)).toMatchObject([
    {
      problem: "notInJournal",
      outTradeNo: number,
      graduateId: collector.id,
      billFen: 2990,
      resolvedBy: "system",
    },
  ]);
  expect(await reconciled(day)).toMatchObject({ outcome: "differs", differences: 1, open: 0 });
});

test("money that only one side has waits for a person, however often the day is reconciled", async () => {
  const { collector, number } = await ordered();
  await collector.perform({
    type: "recordPayment",
    by: { kind: "system" },
    orderNumber: number,
    transactionId: "made-up",
    amountFen: 2990,
    currency: "CNY",
    paidAt: Date.now(),
  });
  await fireAlarms([collector]);
  const day = today();
  clock.toNextDay("10:05");
  const expected = [{ problem: "notInBill", kind: "payment", outTradeNo: number, journalFen: 2990 }];
  const run = () => reconcileDay(testEnv, day, Date.now());
  // Nothing else was traded, so there is no bill at all.
  expect(await run()).toMatchObject({ ok: true, differences: expected });
  expect(await run()).toMatchObject({ ok: true, differences: expected });
  expect(await differencesOf(day)).toMatchObject([{ ...expected[0], billFen: null, resolvedAt: null }]);
});

test("a refund made in the merchant's console is found in the bill and booked: the order is no longer paid", async () => {
  const { collector, number } = await paid();
  const { merchant } = await wechatOf(testEnv);
  const outRefundNo = `console-${crypto.randomUUID().slice(0, 8)}`;
  const sums = { outTradeNo: number, outRefundNo, refundFen: 2990, totalFen: 2990 };
  const asked = { ...sums, reason: "x", notifyPath: notifyPath("refund", collector.id) };
  expect((await requestRefund(merchant, platformWorld, asked)).ok).toBe(true);
  await playWechat("/mischief", { kind: "drop" });
  await playWechat("/refund", { outRefundNo, status: "SUCCESS" });
  const day = today();
  clock.toNextDay("10:05");
  expect(await reconcileDay(testEnv, day, Date.now())).toEqual({ ok: true, differences: [] });
  expect((await collector.orders())[0]).toMatchObject({ status: "refunded" });
  expect(await differencesOf(day)).toMatchObject([
    { problem: "notInJournal", kind: "refund", outRefundNo, resolvedBy: "system" },
  ]);
});

test("a refund of more than an order holds, or of another's payment, is put aside for staff", async () => {
  const { collector, number } = await paid();
  const [order] = await collector.orders();
  const { transactionId } = order ?? {};
  const refund = {
    outTradeNo: number,
    outRefundNo: "console-more",
    transactionId: transactionId ?? "",
    refundId: "5030",
    status: "SUCCESS",
    refundedAt: undefined,
    totalFen: 2990,
    refundFen: 5000,
  } as const;
  const settle = async (told: Refund) => {
    const { merchant } = await wechatOf(testEnv);
    const { mchid } = merchant.signer;
    const book = committingBook(testEnv, collector.id, "notification");
    return settleRefund(
      book,
      told,
      { expected: mchid, reported: mchid },
      { source: "notification", id: told.outRefundNo },
    );
  };
  await settle(refund);
  expect(await settle({ ...refund, outRefundNo: "console-other", refundFen: 1, transactionId: "4200" })).toBe(
    "quarantined",
  );
  expect((await collector.orders())[0]).toMatchObject({ status: "paid", refunds: [] });
  const { results } = await testEnv.DB.prepare(
    "SELECT out_refund_no AS no, reason FROM quarantined_money WHERE graduate_id = ?1 ORDER BY no",
  )
    .bind(collector.id)
    .all();
  expect(results).toEqual([
    { no: "console-more", reason: "refundExceedsPayment" },
    { no: "console-other", reason: "unknown" },
  ]);
});

test("a refund made in the merchant's console that is told before its payment is told again, and booked then", async () => {
  const { collector, number } = await ordered();
  await playWechat("/mischief", { kind: "drop" });
  await playWechat("/pay", { outTradeNo: number });
  const { merchant } = await wechatOf(testEnv);
  const outRefundNo = `console-${crypto.randomUUID().slice(0, 8)}`;
  const sums = { outTradeNo: number, outRefundNo, refundFen: 2990, totalFen: 2990 };
  const asked = { ...sums, reason: "x", notifyPath: notifyPath("refund", collector.id) };
  expect((await requestRefund(merchant, platformWorld, asked)).ok).toBe(true);
  await playWechat("/refund", { outRefundNo, status: "SUCCESS" });
  expect(await deliver(), "not taken, so that it comes again").toEqual([500]);
  // The order is asked about, and the next telling finds its payment.
  clock.wait(5_000);
  await fireAlarms([collector]);
  clock.wait(60_000);
  expect(await deliver()).toEqual([204]);
  expect((await collector.orders())[0]).toMatchObject({ status: "refunded" });
  await fireAlarms([collector]);
});

test("a row that the read side has lost is no difference, since the object has the last word", async () => {
  const { collector, number } = await paid();
  await testEnv.DB.prepare(
    "UPDATE graduate_orders SET status = 'open', transaction_id = NULL, paid_at = NULL WHERE number = ?1",
  )
    .bind(number)
    .run();
  const day = today();
  clock.toNextDay("10:05");
  expect(await reconcileDay(testEnv, day, Date.now())).toEqual({ ok: true, differences: [] });
  await fireAlarms([collector]);
  const row = await testEnv.DB.prepare("SELECT status FROM graduate_orders WHERE number = ?1")
    .bind(number)
    .first();
  expect(row, "and the row is put right").toEqual({ status: "paid" });
});

test("the cron asks from ten o'clock on, and again when the bill is not there yet", async () => {
  await paid();
  const day = today();
  const tick = () => scheduled(createScheduledController(), testEnv, createExecutionContext());
  clock.toNextDay("09:55");
  await tick();
  expect(await reconciled(day)).toBeUndefined();
  clock.wait(10 * 60_000);
  await playWechat("/fault", { path: "/v3/bill", kind: "error500" });
  // Earlier days are asked for as well; the fault meets the oldest of them.
  await tick();
  const waiting = (await listReconciliations(testEnv.DB, 20)).filter(({ state }) => state === "waiting");
  expect(waiting).toMatchObject([{ outcome: "payUpstream:SYSTEM_ERROR", tries: 1 }]);
  clock.wait(10 * 60_000);
  await tick();
  expect(await reconciled(day)).toMatchObject({ state: "done", outcome: "agrees", payments: 1 });
  expect(await reconciled(waiting[0]?.day ?? "")).toMatchObject({ state: "done", tries: 2 });
});

test("a day that fails keeps no later one waiting", async () => {
  await paid();
  const broken = today();
  clock.toNextDay("11:00");
  await paid();
  const sound = today();
  clock.toNextDay("11:00");
  // What is written about one day meets a fault of the database, whatever it is.
  const { DB } = testEnv;
  const failing = (statement: D1PreparedStatement): D1PreparedStatement =>
    Object.assign(Object.create(statement), {
      bind: (...values: unknown[]) => {
        if (values[0] === broken) throw new Error("D1_ERROR");
        return statement.bind(...values);
      },
    });
  const db = { prepare: (sql: string) => failing(DB.prepare(sql)), batch: DB.batch.bind(DB) };
  const env: Env = Object.create(testEnv, { DB: { value: db, enumerable: true } });
  const run = reconcileDue(env, Date.now());
  await expect(run).rejects.toMatchObject({ errors: [expect.objectContaining({ message: "D1_ERROR" })] });
  expect(await reconciled(sound)).toMatchObject({ state: "done", outcome: "agrees" });
  await reconcileDue(testEnv, Date.now());
  expect(await reconciled(broken)).toMatchObject({ state: "done", outcome: "agrees" });
});
