import type { Quarantined } from "../wechat/pay/book.ts";
import { type Minting, newId } from "./ids.ts";
import type { Keys } from "./secrets/keys.ts";
import { openText, sealText } from "./secrets/seal.ts";

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
  readonly about: Quarantined["about"];
  readonly graduateId: string;
  readonly outTradeNo: string | null;
  readonly outRefundNo: string | null;
  readonly transactionId: string | null;
  readonly reason: string;
  readonly resolvedAt: number | null;
  readonly resolvedBy: string | null;
  /** What it was, in the words of whoever found out. */
  readonly why: string | null;
}

const LIST = `SELECT id, at, source, about, graduate_id AS graduateId, out_trade_no AS outTradeNo,
    out_refund_no AS outRefundNo, transaction_id AS transactionId, reason,
    resolved_at AS resolvedAt, resolved_by AS resolvedBy, why_sealed AS why
  FROM quarantined_money ORDER BY resolved_at IS NOT NULL, at DESC, id LIMIT ?1 OFFSET ?2`;

/** The quarantine, what nobody has looked into first, then the latest, at most so many from one on. */
export async function quarantinedMoney(
  db: D1Database,
  keys: Keys,
  limit: number,
  from = 0,
): Promise<readonly QuarantinedRow[]> {
  const { results } = await db.prepare(LIST).bind(limit, from).all<QuarantinedRow>();
  return Promise.all(
    results.map(async (row) => ({
      ...row,
      why: row.why === null ? null : ((await openText(keys, placeOf(row.id), row.why)) ?? null),
    })),
  );
}

const placeOf = (id: string) => ({ field: "quarantine", row: id });
const RESOLVE = `UPDATE quarantined_money SET resolved_at = ?2, resolved_by = ?3, why_sealed = ?4
  WHERE id = ?1 AND resolved_at IS NULL`;
const EXISTS = "SELECT 1 FROM quarantined_money WHERE id = ?1";

/**
 * Notes at `now` (ms) what an entry was, in someone's own words. `resolvedBefore`: someone was faster, and their words
 * stay. `unknown`: there is no such entry.
 */
export async function resolveQuarantined(
  db: D1Database,
  keys: Keys,
  { id, by, why }: { readonly id: string; readonly by: string; readonly why: string },
  now: number,
): Promise<"resolved" | "resolvedBefore" | "unknown"> {
  const sealed = await sealText(keys, placeOf(id), why);
  const { meta } = await db.prepare(RESOLVE).bind(id, now, by, sealed).run();
  if (meta.changes > 0) return "resolved";
  return (await db.prepare(EXISTS).bind(id).first()) === null ? "unknown" : "resolvedBefore";
}

/** How many entries nobody has looked into. */
export async function openQuarantined(db: D1Database): Promise<number> {
  const row = await db
    .prepare("SELECT COUNT(*) AS open FROM quarantined_money WHERE resolved_at IS NULL")
    .first<{ readonly open: number }>();
  return row?.open ?? 0;
}
