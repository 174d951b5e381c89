import { expect } from "vitest";
import { keptFen } from "../../../durable-objects/collection/order.ts";
import { reconcileDay } from "../../../worker/effects/reconcile/reconcile-day.ts";
import { beijingDay } from "../../../worker/wechat/beijing.ts";
import { expectSound } from "../../unit/collection/support/invariants.ts";
import { playWechat } from "../api/client.ts";
import { testEnv } from "../test-env.ts";
import { clock } from "./clock.ts";
import type { Collector } from "./collector.ts";

interface Played {
  readonly purchases: readonly {
    readonly out_trade_no: string;
    readonly total: number;
    readonly transaction_id: string | null;
  }[];
  readonly refunds: readonly {
    readonly out_refund_no: string;
    readonly out_trade_no: string;
    readonly amount: number;
    readonly status: string;
  }[];
}

/** Delivers what is due, and answers the statuses of the application. */
export async function deliver(): Promise<readonly number[]> {
  const { deliveries } = await playWechat<{ deliveries: { status: number }[] }>("/deliver", {});
  return deliveries.map(({ status }) => status);
}

/** Fires every alarm whose time has come, until none has. */
export async function fireAlarms(collectors: readonly Collector[]): Promise<void> {
  let ringing = collectors;
  for (let passes = 0; ringing.length > 0 && passes < 12; passes++) {
    const rang = await Promise.all(ringing.map((one) => one.alarm()));
    ringing = ringing.filter((_, n) => rang[n]);
  }
}

async function endRefunds(collectors: readonly Collector[]): Promise<void> {
  const ours = new Set(collectors.flatMap(({ numbers }) => numbers));
  const { refunds } = await playWechat<Played>("/state");
  for (const { out_refund_no: outRefundNo, out_trade_no, status } of refunds) {
    if (status === "PROCESSING" && ours.has(out_trade_no))
      await playWechat("/refund", { outRefundNo, status: "SUCCESS" });
  }
}

/**
 * Leaves everything alone: notifications arrive, timers fire, WeChat Pay ends its refunds, and every morning the bill of
 * the day before is reconciled, so many days long.
 *
 * @returns The Beijing days that were reconciled.
 */
export async function letSettle(collectors: readonly Collector[], nights: number): Promise<string[]> {
  const minute = 60_000;
  for (const wait of [minute, 5 * minute, 31 * minute, 60 * minute]) {
    clock.wait(wait);
    await playWechat("/release", {});
    await deliver();
    await fireAlarms(collectors);
    await endRefunds(collectors);
  }
  const days: string[] = [];
  for (let night = 0; night < nights; night++) {
    const day = beijingDay(Date.now());
    clock.toNextDay("10:05");
    expect(await reconcileDay(testEnv, day, Date.now())).toMatchObject({ ok: true });
    days.push(day);
    await endRefunds(collectors);
    await deliver();
    await fireAlarms(collectors);
  }
  return days;
}

/** The objects, the played WeChat and the read side hold the same money, and no difference waits for anyone. */
export async function expectAgreement(
  collectors: readonly Collector[],
  days: readonly string[],
): Promise<{ readonly paid: number; readonly refunded: number }> {
  const { purchases, refunds } = await playWechat<Played>("/state");
  const bought = new Map(purchases.map((purchase) => [purchase.out_trade_no, purchase]));
  const seen = { paid: 0, refunded: 0 };
  for (const collector of collectors) {
    const { collection } = await collector.object.view();
    expectSound(collection);
    for (const order of collection.orders) {
      const purchase = bought.get(order.number);
      const back = refunds
        .filter(({ out_trade_no, status }) => out_trade_no === order.number && status === "SUCCESS")
        .reduce((sum, { amount }) => sum + amount, 0);
      const received = purchase?.transaction_id == null ? 0 : purchase.total;
      expect(order.transactionId).toBe(purchase?.transaction_id ?? null);
      expect(keptFen(order), "what we hold is what WeChat Pay says we hold").toBe(received - back);
      expect(["open", "refunding"]).not.toContain(order.status);
      seen.paid += received > 0 ? 1 : 0;
      seen.refunded += order.status === "refunded" ? 1 : 0;
    }
    const { results } = await testEnv.DB.prepare(
      "SELECT number, status FROM graduate_orders WHERE graduate_id = ?1 ORDER BY number",
    )
      .bind(collector.id)
      .all();
    const own = collection.orders.map(({ number, status }) => ({ number, status }));
    expect(results).toEqual(own.sort((a, b) => (a.number < b.number ? -1 : 1)));
  }
  const open = await testEnv.DB.prepare(
    `SELECT id FROM reconciliation_differences
     WHERE resolved_at IS NULL AND day IN (SELECT value FROM json_each(?1))`,
  )
    .bind(JSON.stringify(days))
    .all();
  expect(open.results).toEqual([]);
  return seen;
}
