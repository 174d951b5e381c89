import type { Book, Quarantined, RefundField, Source } from "./book.ts";
import { comparePayment } from "./compare.ts";
import type { Refund } from "./refund.ts";
import type { Transaction } from "./transaction.ts";

/** What became of reported money. */
export type Settlement = "recorded" | "quarantined" | "nothing";

/** Where a report came from: its notification's id makes a repeated delivery the same quarantine entry. */
export interface Report {
  readonly source: Source;
  readonly id?: string;
}

type Numbers = Pick<Quarantined, "outTradeNo" | "outRefundNo" | "transactionId">;

/** What does not fit, as an entry; what was asked about, not told, is the same entry however often it is asked. */
function misfit(
  { source, id }: Report,
  about: Quarantined["about"],
  numbers: Numbers,
  reason: Quarantined["reason"],
): Quarantined {
  const { outTradeNo, outRefundNo, transactionId } = numbers;
  const own = `${String(reason)}:${outRefundNo ?? transactionId ?? outTradeNo}`;
  return { source, about, id: id ?? own, ...numbers, reason };
}

/**
 * Brings a reported payment into the book: recorded when it is the order's in every field, else quarantined.
 * A query that finds the order unpaid or closed settles nothing.
 */
export async function settlePayment(book: Book, paid: Transaction, report: Report): Promise<Settlement> {
  const { outTradeNo, transactionId } = paid;
  if (report.source === "query" && paid.state !== "SUCCESS" && paid.state !== "REFUND") return "nothing";
  if (await book.recordAsReported?.(paid)) return "recorded";
  const ids = { outTradeNo, ...(transactionId === undefined ? {} : { transactionId }) };
  const expected = await book.expectedPayment(paid);
  if (expected === undefined) {
    await book.quarantine(misfit(report, "payment", ids, "unknown"));
    return "quarantined";
  }
  const compared = comparePayment(expected, paid);
  if (!compared.matched) {
    await book.quarantine(misfit(report, "payment", ids, compared.fields));
    return "quarantined";
  }
  const { totalFen } = expected;
  const payment = { outTradeNo, totalFen, transactionId: compared.transactionId, paidAt: compared.paidAt };
  await book.recordPayment(payment, report.source);
  return "recorded";
}

/** Brings a reported refund into the book: recorded when it is the one we asked for, else quarantined. */
export async function settleRefund(
  book: Book,
  refund: Refund,
  merchant: { readonly expected: string; readonly reported: string },
  report: Report,
): Promise<Settlement> {
  const { outTradeNo, outRefundNo, transactionId } = refund;
  const ids = { outTradeNo, outRefundNo, transactionId };
  const expected = await book.expectedRefund(refund);
  if (expected === undefined) {
    await book.quarantine(misfit(report, "refund", ids, "unknown"));
    return "quarantined";
  }
  const names = ["outTradeNo", "refundFen", "totalFen"] as const;
  const fields: RefundField[] = names.filter((name) => refund[name] !== expected[name]);
  if (merchant.reported !== merchant.expected) fields.push("mchid");
  if (fields.length > 0) {
    await book.quarantine(misfit(report, "refund", ids, fields));
    return "quarantined";
  }
  await book.recordRefund(refund, report.source);
  return "recorded";
}
