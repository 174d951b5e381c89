import type { JournalEntry } from "../../wechat/pay/reconcile.ts";
import type { Db } from "../db.ts";

/** Money as the read side knows it, and whose it is. */
export interface OwnedEntry extends JournalEntry {
  readonly graduateId: string;
  /** Whether the money has moved; false for a refund that is under way or was closed. */
  readonly moved: boolean;
}

const PAYMENT = `SELECT 'payment' AS kind, number AS outTradeNo, transaction_id AS transactionId,
    amount_fen AS fen, graduate_id AS graduateId, transaction_id IS NOT NULL AS moved`;
const REFUND = `SELECT 'refund' AS kind, r.order_number AS outTradeNo, r.number AS outRefundNo,
    o.transaction_id AS transactionId, r.amount_fen AS fen, r.graduate_id AS graduateId,
    r.status = 'succeeded' AS moved`;

const NAMED_PAYMENTS = `${PAYMENT} FROM json_each(?1) AS row CROSS JOIN graduate_orders ON number = row.value`;
const NAMED_REFUNDS = `${REFUND} FROM json_each(?1) AS row CROSS JOIN graduate_refunds AS r ON r.number = row.value
  JOIN graduate_orders AS o ON o.number = r.order_number`;
const PAID = `${PAYMENT}, paid_at AS at FROM graduate_orders
  WHERE paid_at >= ?1 AND paid_at < ?2 AND (paid_at, number) > (?3, ?4) ORDER BY paid_at, number LIMIT ?5`;
const UNBILLED = `${REFUND}, r.ended_at AS at FROM graduate_refunds AS r
  JOIN graduate_orders AS o ON o.number = r.order_number
  WHERE r.status = 'succeeded' AND r.billed_on IS NULL AND r.ended_at >= ?1 AND r.ended_at < ?2
    AND (r.ended_at, r.number) > (?3, ?4) ORDER BY r.ended_at, r.number LIMIT ?5`;
const BILLED = `UPDATE graduate_refunds SET billed_on = ?2
  WHERE number IN (SELECT value FROM json_each(?1)) AND billed_on IS NULL`;

interface Row extends Omit<OwnedEntry, "moved" | "transactionId"> {
  readonly transactionId: string | null;
  readonly moved: number;
}

/** Numbers a statement takes: D1 answers and binds up to some MB. */
const CHUNK = 2_000;

function entryOf({ transactionId, moved, outRefundNo, ...row }: Row): OwnedEntry {
  const entry = { ...row, transactionId: transactionId ?? "", moved: moved === 1 };
  return outRefundNo == null ? entry : { ...entry, outRefundNo };
}

function chunks(numbers: readonly string[]): string[] {
  const count = Math.ceil(numbers.length / CHUNK);
  return Array.from({ length: count }, (_, n) => JSON.stringify(numbers.slice(n * CHUNK, n * CHUNK + CHUNK)));
}

/** What the read side knows of the orders and refunds of these numbers, also where no money has moved yet. */
export async function moneyNamed(
  db: Db,
  { orders, refunds }: { readonly orders: readonly string[]; readonly refunds: readonly string[] },
): Promise<readonly OwnedEntry[]> {
  const found: OwnedEntry[] = [];
  for (const [sql, numbers] of [
    [NAMED_PAYMENTS, orders],
    [NAMED_REFUNDS, refunds],
  ] as const) {
    for (const chunk of chunks(numbers)) {
      const { results } = await db.prepare(sql).bind(chunk).all<Row>();
      found.push(...results.map(entryOf));
    }
  }
  return found;
}

/**
 * What the read side has for a span of time (ms, `to` excluded): payments made in it, and refunds that were known to
 * have succeeded in it and that no bill has listed so far. In pages, since a day of the peak has 100,000.
 */
export async function moneyBetween(db: Db, from: number, to: number): Promise<readonly OwnedEntry[]> {
  const found: OwnedEntry[] = [];
  for (const sql of [PAID, UNBILLED]) {
    let after: Position | undefined = { at: from, number: "" };
    while (after !== undefined) {
      const page = await pageOf(db.prepare(sql).bind(from, to, after.at, after.number, CHUNK));
      found.push(...page.entries);
      after = page.last;
    }
  }
  return found;
}

interface Position {
  readonly at: number;
  readonly number: string;
}

async function pageOf(
  statement: D1PreparedStatement,
): Promise<{ readonly entries: readonly OwnedEntry[]; readonly last: Position | undefined }> {
  const { results } = await statement.all<Row & { readonly at: number }>();
  const entries = results.map(({ at: _, ...row }) => entryOf(row));
  const end = results.length < CHUNK ? undefined : results.at(-1);
  return { entries, last: end && { at: end.at, number: end.outRefundNo ?? end.outTradeNo } };
}

/** Notes that the bill of a Beijing day lists these refunds; the first day stays. */
export async function markBilled(db: Db, refunds: readonly string[], day: string): Promise<void> {
  for (const chunk of chunks(refunds)) await db.prepare(BILLED).bind(chunk, day).run();
}
