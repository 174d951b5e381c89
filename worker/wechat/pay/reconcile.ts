import type { BillRow } from "./bill-csv.ts";

/** Money as our journal recorded it. */
export interface JournalEntry {
  readonly kind: "payment" | "refund";
  readonly outTradeNo: string;
  readonly transactionId: string;
  /** Our refund number; only for a refund. */
  readonly outRefundNo?: string;
  readonly fen: number;
}

/** One disagreement between bill and journal, for staff. Amounts in fen; the absent side is undefined. */
export interface Difference {
  readonly problem:
    | "notInJournal"
    | "notInBill"
    | "amount"
    | "transactionId"
    | "duplicateInBill"
    | "duplicateInJournal";
  readonly kind: "payment" | "refund";
  readonly outTradeNo: string;
  readonly outRefundNo?: string;
  readonly billFen?: number;
  readonly journalFen?: number;
}

function keyOf(entry: JournalEntry): string {
  return entry.kind === "payment" ? `payment ${entry.outTradeNo}` : `refund ${entry.outRefundNo ?? ""}`;
}

function entryOf(row: BillRow): JournalEntry | undefined {
  const { outTradeNo, transactionId } = row;
  if (row.kind === "SUCCESS") return { kind: "payment", outTradeNo, transactionId, fen: row.totalFen };
  // A refund that was closed or failed moved no money.
  if (row.refundStatus === "FAIL" || row.refundStatus === "CHANGE") return undefined;
  return { kind: "refund", outTradeNo, transactionId, outRefundNo: row.outRefundNo, fen: row.refundFen };
}

function difference(problem: Difference["problem"], entry: JournalEntry): Difference {
  const { kind, outTradeNo, outRefundNo } = entry;
  return { problem, kind, outTradeNo, ...(outRefundNo === undefined ? {} : { outRefundNo }) };
}

function indexed(entries: Iterable<JournalEntry>, problem: Difference["problem"], found: Difference[]) {
  const index = new Map<string, JournalEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (index.has(key)) found.push({ ...difference(problem, entry) });
    else index.set(key, entry);
  }
  return index;
}

/**
 * Lists every disagreement between a day's bill and the journal of the same Beijing day; empty when they agree.
 * Payments are matched by order number, refunds by refund number; nothing is corrected here.
 */
export function reconcile(rows: readonly BillRow[], journal: readonly JournalEntry[]): Difference[] {
  const found: Difference[] = [];
  const billed = rows.map(entryOf).filter((entry) => entry !== undefined);
  const bill = indexed(billed, "duplicateInBill", found);
  const ours = indexed(journal, "duplicateInJournal", found);
  for (const [key, entry] of bill) {
    const own = ours.get(key);
    if (own === undefined) found.push({ ...difference("notInJournal", entry), billFen: entry.fen });
    else if (own.fen !== entry.fen) {
      found.push({ ...difference("amount", entry), billFen: entry.fen, journalFen: own.fen });
    } else if (own.transactionId !== entry.transactionId) found.push(difference("transactionId", entry));
  }
  for (const [key, own] of ours) {
    if (!bill.has(key)) found.push({ ...difference("notInBill", own), journalFen: own.fen });
  }
  return found;
}
