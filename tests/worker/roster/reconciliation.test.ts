import { beforeAll, expect, test } from "vitest";
import { d1ProjectionSink } from "../../../worker/roster/projections.ts";
import { keepReconciliation, listReconciliations } from "../../../worker/roster/reconciliation/days.ts";
import {
  differenceId,
  type FoundDifference,
  listDifferences,
  openDifferences,
  resolveDifference,
  saveDifferences,
} from "../../../worker/roster/reconciliation/differences.ts";
import { markBilled, moneyBetween, moneyNamed } from "../../../worker/roster/reconciliation/money.ts";
import type { Keys } from "../../../worker/roster/secrets/keys.ts";
import { testEnv } from "../test-env.ts";
import { testKeys } from "./keys.ts";
import { projection } from "./projection.ts";

const { DB: db } = testEnv;
let keys: Keys;
let graduateId: string;
let order: string;

const sums = { payments: 2, paidFen: 6000, refunds: 0, refundedFen: 0 };
const missing = (): FoundDifference => {
  return { problem: "notInBill", kind: "payment", outTradeNo: order, journalFen: 3000, graduateId };
};

beforeAll(async () => {
  keys = await testKeys();
  graduateId = `g-${crypto.randomUUID()}`;
  order = `o-${graduateId}`;
});

test("a day that waits is tried again, and one that is done stays done", async () => {
  const day = "2019-03-01";
  const none = { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 };
  const waiting = { day, state: "waiting", outcome: "billNotReady:STATEMENT_CREATING", ...none } as const;
  await keepReconciliation(db, waiting, 10);
  await keepReconciliation(db, waiting, 20);
  const shown = async () => (await listReconciliations(db, 500)).find((one) => one.day === day);
  expect(await shown()).toMatchObject({ ...waiting, tries: 2, triedAt: 20, differences: 0 });
  const done = { day, state: "done", outcome: "agrees", ...sums } as const;
  await keepReconciliation(db, done, 30);
  await keepReconciliation(db, waiting, 40);
  expect(await shown()).toMatchObject({ ...done, tries: 3, triedAt: 30 });
});

test("a difference is kept once however often its day is reconciled, and resolved once, with a reason", async () => {
  const day = "2019-03-02";
  const id = differenceId(day, missing());
  const before = await openDifferences(db);
  await saveDifferences(db, day, [missing(), missing()], 10);
  await saveDifferences(db, day, [{ ...missing(), journalFen: 2900 }], 20);
  expect(await listDifferences(db, keys, { day }, 10)).toMatchObject([
    { id, foundAt: 10, graduateId, problem: "notInBill", billFen: null, journalFen: 2900, resolvedAt: null },
  ]);
  expect(await openDifferences(db)).toBe(before + 1);
  const open = await listDifferences(db, keys, { open: true }, 500);
  expect(open.map((row) => row.id)).toContain(id);

  expect(await resolveDifference(db, keys, { id, by: "staff-1", why: "已在商户平台核实" }, 30)).toBe(
    "resolved",
  );
  expect(await resolveDifference(db, keys, { id, by: "staff-2", why: "again" }, 40)).toBe("resolvedBefore");
  expect(await resolveDifference(db, keys, { id: "none", by: "staff-2", why: "x" }, 40)).toBe("unknown");
  await saveDifferences(db, day, [missing()], 50);
  expect(await listDifferences(db, keys, { day }, 10)).toMatchObject([
    { id, journalFen: 2900, resolvedAt: 30, resolvedBy: "staff-1", why: "已在商户平台核实" },
  ]);
  const stored = await db
    .prepare("SELECT why_sealed AS why FROM reconciliation_differences WHERE id = ?1")
    .bind(id)
    .first<{ why: string }>();
  expect(stored?.why).not.toContain("核实");
});

test("money is found by its number and by its day, and a refund in no bill is looked for until one lists it", async () => {
  const refund = { number: `${order}-r1`, status: "succeeded", amountFen: 1000, endedAt: 1_000_400 };
  const paid = {
    number: order,
    transactionId: `t-${order}`,
    status: "paid",
    amountFen: 3000,
    refundedFen: 1000,
    surplus: false,
    openedAt: 1_000_100,
    paidAt: 1_000_200,
    refunds: [refund, { ...refund, number: `${order}-r2`, status: "requested", endedAt: null }],
  };
  const open = {
    ...paid,
    number: `${order}-b`,
    transactionId: null,
    paidAt: null,
    status: "open",
    refunds: [],
  };
  await d1ProjectionSink(db, keys).put([projection({ graduateId, version: 4, orders: [paid, open] })]);
  const common = { graduateId, outTradeNo: order, transactionId: `t-${order}` };
  const payment = { ...common, kind: "payment", fen: 3000, moved: true };
  const back = { ...common, kind: "refund", outRefundNo: `${order}-r1`, fen: 1000, moved: true };
  expect(
    await moneyNamed(db, {
      orders: [order, `${order}-b`, "nobody's"],
      refunds: [`${order}-r1`, `${order}-r2`],
    }),
  ).toEqual([
    payment,
    { ...payment, outTradeNo: `${order}-b`, transactionId: "", moved: false },
    back,
    { ...back, outRefundNo: `${order}-r2`, moved: false },
  ]);
  expect(await moneyBetween(db, 1_000_200, 1_000_401)).toEqual([payment, back]);
  expect(await moneyBetween(db, 1_000_201, 1_000_400)).toEqual([]);
  await markBilled(db, [`${order}-r1`], "2019-03-03");
  // The next projection must not forget it.
  await d1ProjectionSink(db, keys).put([projection({ graduateId, version: 5, orders: [paid, open] })]);
  expect(await moneyBetween(db, 1_000_200, 1_000_401)).toEqual([payment]);
});
