import type { Order } from "../../../durable-objects/collection/order.ts";
import { graduateOf } from "../../adapters.ts";
import { moneyBetween, moneyNamed, type OwnedEntry } from "../../roster/reconciliation/money.ts";
import type { BillRow } from "../../wechat/pay/bill-csv.ts";

const day = 86_400_000;

/** @returns The span (ms) of a Beijing day, its end excluded. */
function spanOf(beijingDay: string): readonly [from: number, to: number] {
  const from = Date.parse(`${beijingDay}T00:00:00+08:00`);
  return [from, from + day];
}

/** Numbers of the refunds that a bill lists. */
export function refundsIn(rows: readonly BillRow[]): readonly string[] {
  return rows.filter(({ kind }) => kind === "REFUND").map(({ outRefundNo }) => outRefundNo);
}

/**
 * What the read side has for a day's bill: the money of every number in it, whenever it moved, and the money that
 * moved on that day. Entries of no money (an unpaid order) are among it, since they tell whose the order is.
 */
export async function journalForBill(
  db: D1Database,
  rows: readonly BillRow[],
  beijingDay: string,
): Promise<readonly OwnedEntry[]> {
  const orders = [...new Set(rows.map(({ outTradeNo }) => outTradeNo))];
  const named = await moneyNamed(db, { orders, refunds: refundsIn(rows) });
  const moved = await moneyBetween(db, ...spanOf(beijingDay));
  return [...new Map([...named, ...moved].map((entry) => [keyOf(entry), entry])).values()];
}

function keyOf({ kind, outTradeNo, outRefundNo }: OwnedEntry): string {
  return `${kind}:${outRefundNo ?? outTradeNo}`;
}

/** The journal with the entries of some graduates as their objects, which have the last word, hold them now. */
export async function corrected(
  env: Env,
  journal: readonly OwnedEntry[],
  graduates: readonly string[],
  rows: readonly BillRow[],
): Promise<readonly OwnedEntry[]> {
  const billed = rows.map(({ kind, outTradeNo, outRefundNo }) =>
    kind === "REFUND" ? `refund:${outRefundNo}` : `payment:${outTradeNo}`,
  );
  // Of other days' money nothing is said here.
  const wanted = new Set([...journal.map(keyOf), ...billed]);
  const own = await Promise.all(graduates.map((id) => journalOfGraduate(env, id)));
  const others = journal.filter(({ graduateId }) => !graduates.includes(graduateId));
  return [...others, ...own.flat().filter((entry) => wanted.has(keyOf(entry)))];
}

async function journalOfGraduate(env: Env, graduateId: string): Promise<readonly OwnedEntry[]> {
  const { collection } = await graduateOf(env, graduateId).view();
  return collection.orders.flatMap((order) => entriesOf(order, graduateId));
}

function entriesOf(
  { number: outTradeNo, transactionId, amountFen, refunds }: Order,
  graduateId: string,
): OwnedEntry[] {
  const common = { outTradeNo, transactionId: transactionId ?? "", graduateId };
  const payment = { ...common, kind: "payment", fen: amountFen, moved: transactionId !== null } as const;
  const back = refunds.map(({ number: outRefundNo, amountFen: fen, status }) => {
    return { ...common, kind: "refund", outRefundNo, fen, moved: status === "succeeded" } as const;
  });
  return [payment, ...back];
}
