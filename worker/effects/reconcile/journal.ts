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

/** What a line of the bill is about, as {@link keyOf} names it. */
function billed(rows: readonly BillRow[]): ReadonlySet<string> {
  return new Set(
    rows.map(({ kind, outTradeNo, outRefundNo }) =>
      kind === "REFUND" ? `refund:${outRefundNo}` : `payment:${outTradeNo}`,
    ),
  );
}

/**
 * What the read side has for a day's bill: the money of every line of it, whenever it moved here, and the money that
 * moved on that day. Entries that count as no money (an unpaid order, the payment of an order that was only refunded
 * on that day) are among it, since they tell whose the order is.
 */
export async function journalForBill(
  db: D1Database,
  rows: readonly BillRow[],
  beijingDay: string,
): Promise<readonly OwnedEntry[]> {
  const orders = [...new Set(rows.map(({ outTradeNo }) => outTradeNo))];
  const named = await moneyNamed(db, { orders, refunds: refundsIn(rows) });
  const lines = billed(rows);
  const told = named.map((entry) => ({ ...entry, moved: entry.moved && lines.has(keyOf(entry)) }));
  const moved = await moneyBetween(db, ...spanOf(beijingDay));
  return [...new Map([...told, ...moved].map((entry) => [keyOf(entry), entry])).values()];
}

function keyOf({ kind, outTradeNo, outRefundNo }: OwnedEntry): string {
  return `${kind}:${outRefundNo ?? outTradeNo}`;
}

/**
 * The journal with the entries of some graduates as their objects, which have the last word, hold them now. Of an
 * object that does not answer the read side's word stays.
 */
export async function corrected(
  env: Env,
  journal: readonly OwnedEntry[],
  graduates: readonly string[],
  rows: readonly BillRow[],
): Promise<readonly OwnedEntry[]> {
  // Of other days' money nothing is said here.
  const wanted = new Set([...journal.filter(({ moved }) => moved).map(keyOf), ...billed(rows)]);
  const asked = await Promise.allSettled(graduates.map((id) => journalOfGraduate(env, id)));
  const answered = new Set(graduates.filter((_, n) => asked[n]?.status === "fulfilled"));
  const own = asked.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  const others = journal.filter(({ graduateId }) => !answered.has(graduateId));
  return [...others, ...own.map((entry) => ({ ...entry, moved: entry.moved && wanted.has(keyOf(entry)) }))];
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
