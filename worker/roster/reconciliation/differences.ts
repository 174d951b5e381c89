import type { Difference } from "../../wechat/pay/reconcile.ts";
import type { Db } from "../db.ts";
import type { Keys } from "../secrets/keys.ts";
import { openText, sealText } from "../secrets/seal.ts";

/** A disagreement to be kept, with the graduate where the order is one of ours. */
export interface FoundDifference extends Difference {
  readonly graduateId: string | null;
}

/** A disagreement between a day's bill and the journal, as staff see it; amounts in fen, times in ms. */
export interface DifferenceRow {
  readonly id: string;
  /** The Beijing day of the bill, `2026-11-22`. */
  readonly day: string;
  readonly foundAt: number;
  readonly problem: Difference["problem"];
  readonly kind: Difference["kind"];
  readonly outTradeNo: string;
  readonly outRefundNo: string | null;
  /** Null: an order number that none of our graduates has. */
  readonly graduateId: string | null;
  readonly billFen: number | null;
  readonly journalFen: number | null;
  readonly resolvedAt: number | null;
  /** Who resolved it: a staff id, or `system` where asking WeChat Pay brought the journal up to date. */
  readonly resolvedBy: string | null;
  readonly why: string | null;
}

const SAVE = `INSERT INTO reconciliation_differences
    (id, day, found_at, problem, kind, out_trade_no, out_refund_no, graduate_id, bill_fen, journal_fen)
  SELECT value ->> 'id', ?2, ?3, value ->> 'problem', value ->> 'kind', value ->> 'outTradeNo',
    value ->> 'outRefundNo', value ->> 'graduateId', value ->> 'billFen', value ->> 'journalFen'
  FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET bill_fen = excluded.bill_fen, journal_fen = excluded.journal_fen
  WHERE reconciliation_differences.resolved_at IS NULL`;
const RESOLVE = `UPDATE reconciliation_differences SET resolved_at = ?2, resolved_by = ?3, why_sealed = ?4
  WHERE id = ?1 AND resolved_at IS NULL`;
const EXISTS = "SELECT 1 FROM reconciliation_differences WHERE id = ?1";
const SHOWN = `SELECT id, day, found_at AS foundAt, problem, kind, out_trade_no AS outTradeNo,
    out_refund_no AS outRefundNo, graduate_id AS graduateId, bill_fen AS billFen, journal_fen AS journalFen,
    resolved_at AS resolvedAt, resolved_by AS resolvedBy, why_sealed AS why
  FROM reconciliation_differences`;
const OPEN = `${SHOWN} WHERE resolved_at IS NULL ORDER BY found_at, id LIMIT ?1 OFFSET ?2`;
const OF_DAY = `${SHOWN} WHERE day = ?3 ORDER BY id LIMIT ?1 OFFSET ?2`;
const OPEN_COUNT = "SELECT COUNT(*) AS open FROM reconciliation_differences WHERE resolved_at IS NULL";

/** Rows a statement writes. */
const CHUNK = 2_000;

/** The same disagreement of the same day has the same id, however often the day is reconciled. */
export function differenceId(day: string, { kind, problem, outTradeNo, outRefundNo }: Difference): string {
  return `${day}:${kind}:${outRefundNo ?? outTradeNo}:${problem}`;
}

/** Keeps what a day's reconciliation found, at `now` (ms); what is there already stays, with its resolution. */
export async function saveDifferences(
  db: Db,
  day: string,
  found: readonly FoundDifference[],
  now: number,
): Promise<void> {
  const rows = found.map((difference) => ({ ...difference, id: differenceId(day, difference) }));
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db
      .prepare(SAVE)
      .bind(JSON.stringify(rows.slice(start, start + CHUNK)), day, now)
      .run();
  }
}

/** Which differences are wanted: those nobody has resolved (the oldest first), or all of one day. */
export type DifferenceQuery = { readonly open: true } | { readonly day: string };

/** Differences between bills and journal, at most so many from one on; `why` is opened for whoever may see it. */
export async function listDifferences(
  db: Db,
  keys: Keys,
  query: DifferenceQuery,
  limit: number,
  from = 0,
): Promise<readonly DifferenceRow[]> {
  const statement =
    "day" in query ? db.prepare(OF_DAY).bind(limit, from, query.day) : db.prepare(OPEN).bind(limit, from);
  const { results } = await statement.all<DifferenceRow>();
  return Promise.all(
    results.map(async (row) => ({
      ...row,
      why:
        row.why === null
          ? null
          : ((await openText(keys, { field: "difference", row: row.id }, row.why)) ?? null),
    })),
  );
}

/** How many differences nobody has resolved. */
export async function openDifferences(db: Db): Promise<number> {
  return (await db.prepare(OPEN_COUNT).first<{ readonly open: number }>())?.open ?? 0;
}

/**
 * Takes a difference off the list at `now` (ms): who found out what it was, and what it was, in their own words
 * (sealed). `resolvedBefore`: someone was faster, and their words stay. `unknown`: there is no such difference.
 */
export async function resolveDifference(
  db: Db,
  keys: Keys,
  { id, by, why }: { readonly id: string; readonly by: string; readonly why: string },
  now: number,
): Promise<"resolved" | "resolvedBefore" | "unknown"> {
  const sealed = await sealText(keys, { field: "difference", row: id }, why);
  const { meta } = await db.prepare(RESOLVE).bind(id, now, by, sealed).run();
  if (meta.changes > 0) return "resolved";
  return (await db.prepare(EXISTS).bind(id).first()) === null ? "unknown" : "resolvedBefore";
}
