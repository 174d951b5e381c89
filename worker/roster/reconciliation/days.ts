import type { Db } from "../db.ts";

/** What a day's bill sums up to; amounts in fen. */
export interface BillSums {
  readonly payments: number;
  readonly paidFen: number;
  readonly refunds: number;
  readonly refundedFen: number;
}

/** One Beijing day (`2026-11-22`) whose bill was or is to be compared with the journal. */
export interface Reconciliation extends BillSums {
  readonly day: string;
  /** `waiting`: there was no bill so far, it is asked for again. */
  readonly state: "waiting" | "done";
  /** `agrees` or `differs`; while waiting, the code of the refusal, with WeChat Pay's own code after a colon. */
  readonly outcome: string;
  readonly tries: number;
  /** Of the last try, in ms. */
  readonly triedAt: number;
}

/** A day and how many differences it has, and how many of them nobody has resolved. */
export interface ReconciledDay extends Reconciliation {
  readonly differences: number;
  readonly open: number;
}

const SHOWN = `day, state, outcome, tries, tried_at AS triedAt, payments, paid_fen AS paidFen, refunds,
  refunded_fen AS refundedFen`;
const LIST = `SELECT ${SHOWN},
    (SELECT COUNT(*) FROM reconciliation_differences AS d WHERE d.day = r.day) AS differences,
    (SELECT COUNT(*) FROM reconciliation_differences AS d WHERE d.day = r.day AND resolved_at IS NULL) AS open
  FROM reconciliations AS r ORDER BY day DESC LIMIT ?1`;
const KNOWN = `SELECT ${SHOWN} FROM reconciliations WHERE day IN (SELECT value FROM json_each(?1))`;
const KEEP = `INSERT INTO reconciliations
    (day, state, outcome, tries, tried_at, payments, paid_fen, refunds, refunded_fen)
  VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (day) DO UPDATE SET state = excluded.state, outcome = excluded.outcome, tries = tries + 1,
    tried_at = excluded.tried_at, payments = excluded.payments, paid_fen = excluded.paid_fen,
    refunds = excluded.refunds, refunded_fen = excluded.refunded_fen
  WHERE reconciliations.state = 'waiting' OR excluded.state = 'done'`;

/** The reconciled days, the latest first, at most so many; for the desk. */
export async function listReconciliations(db: Db, limit: number): Promise<readonly ReconciledDay[]> {
  const { results } = await db.prepare(LIST).bind(limit).all<ReconciledDay>();
  return results;
}

/** What is known of these days; a day never tried is absent. */
export async function reconciliationsOf(db: Db, days: readonly string[]): Promise<readonly Reconciliation[]> {
  const { results } = await db.prepare(KNOWN).bind(JSON.stringify(days)).all<Reconciliation>();
  return results;
}

/** Notes how a try at a day ended, at `now` (ms). A day that is done never goes back to waiting. */
export async function keepReconciliation(
  db: Db,
  { day, state, outcome, payments, paidFen, refunds, refundedFen }: Omit<Reconciliation, "tries" | "triedAt">,
  now: number,
): Promise<void> {
  await db.prepare(KEEP).bind(day, state, outcome, now, payments, paidFen, refunds, refundedFen).run();
}
