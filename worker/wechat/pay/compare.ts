import type { Transaction } from "./transaction.ts";

/** What the order says a payment must be. */
export interface ExpectedPayment {
  readonly appid: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly totalFen: number;
  readonly currency: "CNY";
  /** Whether the reported payer is the one the order was opened for. */
  readonly samePayer: boolean;
}

/** The field of a payment that is not what the order says. */
export type PaymentField = (typeof compared)[number] | "openid" | "state" | "transactionId";

/** A payment that is the order's, or the fields that say it is not: such a payment is quarantined. */
export type Comparison =
  | { readonly matched: true; readonly transactionId: string; readonly paidAt: number | undefined }
  | { readonly matched: false; readonly fields: readonly PaymentField[] };

const compared = ["appid", "mchid", "outTradeNo", "totalFen", "currency"] as const;

/**
 * Compares a reported payment with the order it names. Only a `SUCCESS` (or, after a refund, `REFUND`) with a
 * transaction id and every field equal is matched; a missing field differs. Values stay out of the answer.
 */
export function comparePayment(expected: ExpectedPayment, paid: Transaction): Comparison {
  const fields: PaymentField[] = compared.filter((field) => paid[field] !== expected[field]);
  if (!expected.samePayer) fields.push("openid");
  if (paid.state !== "SUCCESS" && paid.state !== "REFUND") fields.push("state");
  if (paid.transactionId === undefined) return { matched: false, fields: [...fields, "transactionId"] };
  if (fields.length > 0) return { matched: false, fields };
  return { matched: true, transactionId: paid.transactionId, paidAt: paid.paidAt };
}
