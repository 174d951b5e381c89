/** What a programme took and gave back in a period; amounts in fen. */
export interface Receipts {
  readonly programmeId: string;
  readonly payments: number;
  readonly paidFen: number;
  readonly refunds: number;
  readonly refundedFen: number;
}

/** From the first moment of a day to the first moment after the last (ms). */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const PAID = `SELECT COUNT(*) AS count, coalesce(SUM(o.amount_fen), 0) AS fen FROM graduates AS g
  JOIN graduate_orders AS o ON o.graduate_id = g.id
  WHERE g.programme_id = ?1 AND o.paid_at >= ?2 AND o.paid_at < ?3`;
const REFUNDED = `SELECT COUNT(*) AS count, coalesce(SUM(r.amount_fen), 0) AS fen FROM graduates AS g
  JOIN graduate_refunds AS r ON r.graduate_id = g.id
  WHERE g.programme_id = ?1 AND r.status = 'succeeded' AND r.ended_at >= ?2 AND r.ended_at < ?3`;

/** Sums up a programme's payments and refunds of a period, from the read side; surplus payments count in both. */
export async function receiptsOf(
  db: D1Database,
  programmeId: string,
  { from, to }: Period,
): Promise<Receipts> {
  const [paid, refunded] = await db.batch<{ readonly count: number; readonly fen: number }>([
    db.prepare(PAID).bind(programmeId, from, to),
    db.prepare(REFUNDED).bind(programmeId, from, to),
  ]);
  const [taken, given] = [paid?.results[0], refunded?.results[0]];
  return {
    programmeId,
    payments: taken?.count ?? 0,
    paidFen: taken?.fen ?? 0,
    refunds: given?.count ?? 0,
    refundedFen: given?.fen ?? 0,
  };
}

/** A payment or a refund of a period. */
export interface ReceiptLine {
  readonly kind: "payment" | "refund";
  /** Ours: of the order, or of the refund. */
  readonly number: string;
  readonly orderNumber: string;
  /** WeChat Pay's number of the payment. */
  readonly transactionId: string | null;
  readonly at: number;
  readonly amountFen: number;
  readonly studentNumber: string | null;
}

const LINES = `SELECT 'payment' AS kind, o.number, o.number AS orderNumber, o.transaction_id AS transactionId,
    o.paid_at AS at, o.amount_fen AS amountFen, g.student_number AS studentNumber
  FROM graduates AS g JOIN graduate_orders AS o ON o.graduate_id = g.id
  WHERE g.programme_id = ?1 AND g.id > ?4 AND g.id <= ?5 AND o.paid_at >= ?2 AND o.paid_at < ?3
  UNION ALL
  SELECT 'refund', r.number, o.number, o.transaction_id, r.ended_at, r.amount_fen, g.student_number
  FROM graduates AS g JOIN graduate_refunds AS r ON r.graduate_id = g.id
  JOIN graduate_orders AS o ON o.number = r.order_number
  WHERE g.programme_id = ?1 AND g.id > ?4 AND g.id <= ?5 AND r.status = 'succeeded'
    AND r.ended_at >= ?2 AND r.ended_at < ?3
  ORDER BY at`;
const UP_TO = `SELECT MAX(id) AS last FROM (SELECT id FROM graduates WHERE programme_id = ?1 AND id > ?2 ORDER BY id LIMIT 1000)`;

/** Every payment and refund of a period, those of a thousand graduates at a time. */
export async function* receiptLines(
  db: D1Database,
  programmeId: string,
  { from, to }: Period,
): AsyncGenerator<readonly ReceiptLine[]> {
  for (let after = ""; ; ) {
    const page = await db.prepare(UP_TO).bind(programmeId, after).first<{ readonly last: string | null }>();
    const last = page?.last;
    if (last === null || last === undefined) return;
    const { results } = await db.prepare(LINES).bind(programmeId, from, to, after, last).all<ReceiptLine>();
    yield results;
    after = last;
  }
}
