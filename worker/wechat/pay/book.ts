import type { ExpectedPayment, PaymentField } from "./compare.ts";
import type { Refund } from "./refund.ts";
import type { Transaction } from "./transaction.ts";

/** How we learned of money: what WeChat Pay told us, or what it answered when asked. */
export type Source = "notification" | "query";

/** A payment that is the order's in every field. `paidAt` in ms. */
export interface MatchedPayment {
  readonly outTradeNo: string;
  readonly transactionId: string;
  readonly totalFen: number;
  readonly paidAt: number | undefined;
}

/** What our refund request said. */
interface ExpectedRefund {
  readonly outTradeNo: string;
  readonly refundFen: number;
  readonly totalFen: number;
}

/** The field of a refund that is not what we asked for. */
export type RefundField = "mchid" | keyof ExpectedRefund;

/** Something WeChat Pay signed that fits none of our orders; it never counts as money, and staff look at it. */
export interface Quarantined {
  readonly source: Source;
  /** The notification's id, where there is one; makes a repeated delivery the same entry. */
  readonly id?: string;
  readonly about: "payment" | "refund" | "unreadable";
  /** Our order number, as far as it is known. */
  readonly outTradeNo?: string;
  readonly outRefundNo?: string;
  readonly transactionId?: string;
  /** `unknown` order or refund, the fields that differ, or the part that cannot be read. */
  readonly reason: "unknown" | readonly (PaymentField | RefundField)[] | string;
}

/**
 * The port to the orders. Every method that records resolves only once the record is durable, and recording the same
 * thing again changes nothing; a rejection means that nothing is known to be recorded.
 */
export interface Book {
  /**
   * Records a payment if the order is all that its report says, in one go. False, and nothing recorded, when it is not or
   * when that cannot be told at once: {@link Book.expectedPayment} then tells. A book may do without it.
   */
  recordAsReported?(paid: Transaction): Promise<boolean>;
  /** What the order says that a payment names; undefined when it is none of ours. */
  expectedPayment(paid: Transaction): Promise<ExpectedPayment | undefined>;
  /**
   * What a refund must be: what we asked for under its number, or, when it was made in the merchant's console, money
   * of one of our orders. Undefined when it is neither.
   */
  expectedRefund(refund: Refund): Promise<ExpectedRefund | undefined>;
  /** Records a payment, also one of an order that was closed here: it is then refunded or put before staff. */
  recordPayment(payment: MatchedPayment, source: Source): Promise<void>;
  /** Records where a refund stands; idempotent by refund number and status. */
  recordRefund(refund: Refund, source: Source): Promise<void>;
  /** Keeps what fits nothing, for staff. */
  quarantine(entry: Quarantined): Promise<void>;
}
