import type { Quarantined } from "../wechat/pay/book.ts";
import { type Minting, newId } from "./ids.ts";

const ADD = `INSERT INTO quarantined_money
    (id, at, source, about, graduate_id, out_trade_no, out_refund_no, transaction_id, reason)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING`;

/** Keeps money that WeChat Pay reported and that fits no order of ours, for staff; a repeated delivery is one row. */
export async function quarantineMoney(
  db: D1Database,
  graduateId: string,
  { source, id, about, outTradeNo, outRefundNo, transactionId, reason }: Quarantined,
  minting: Minting,
): Promise<void> {
  const row = id === undefined ? newId("i", minting) : `${about}:${id}`;
  const why = typeof reason === "string" ? reason : reason.join(",");
  const numbers = [outTradeNo ?? null, outRefundNo ?? null, transactionId ?? null];
  await db
    .prepare(ADD)
    .bind(row, minting.now(), source, about, graduateId, ...numbers, why)
    .run();
}

/** What waits for a person at the desk. */
export interface QuarantinedRow {
  readonly id: string;
  readonly at: number;
  readonly source: string;
  readonly about: string;
  readonly graduateId: string;
  readonly outTradeNo: string | null;
  readonly outRefundNo: string | null;
  readonly transactionId: string | null;
  readonly reason: string;
}

const LIST = `SELECT id, at, source, about, graduate_id AS graduateId, out_trade_no AS outTradeNo,
    out_refund_no AS outRefundNo, transaction_id AS transactionId, reason
  FROM quarantined_money ORDER BY at DESC LIMIT ?1`;

/** The latest entries of the quarantine, at most so many. */
export async function quarantinedMoney(db: D1Database, limit: number): Promise<readonly QuarantinedRow[]> {
  const { results } = await db.prepare(LIST).bind(limit).all<QuarantinedRow>();
  return results;
}
