/** What WeChat may say about a refund; the two last are final. */
type RefundStatus = "requested" | "abnormal" | "succeeded" | "closed";

export interface Refund {
  /** `out_refund_no`; a retry uses the same one, so that money leaves once. */
  readonly number: string;
  readonly amountFen: number;
  readonly status: RefundStatus;
  /** When the provider was last told to refund (ms). */
  readonly at: number;
  /** How often it was told. */
  readonly tries: number;
  /** How many entries of the query schedule have been used. */
  readonly queried: number;
  /** When we learned that it succeeded or was closed (ms). */
  readonly endedAt: number | null;
}

/**
 * One order. `open` and `expired` hold no money; `paid` and `refunding` hold it; `refunded` has given all back.
 */
export interface Order {
  /** `out_trade_no`. */
  readonly number: string;
  readonly accountId: string;
  /** Keyed hash of the payer as the provider names them; null: the account has to be asked. */
  readonly payerHash: string | null;
  readonly services: readonly string[];
  readonly amountFen: number;
  readonly status: "open" | "expired" | "paid" | "refunding" | "refunded";
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly transactionId: string | null;
  readonly paidAt: number | null;
  /** Money that came for an order no longer wanted; it never pays for the service and goes straight back. */
  readonly surplus: boolean;
  readonly refunds: readonly Refund[];
  readonly queried: number;
  /** When the graduate got what this order pays for (ms); null: not yet. */
  readonly renderedAt: number | null;
}

/** @returns Fen that have reached us for this order. */
export function receivedFen(order: Order): number {
  return order.transactionId === null ? 0 : order.amountFen;
}

/** @returns Fen that have gone back to the payer. */
export function refundedFen(order: Order): number {
  return order.refunds.reduce(
    (sum, refund) => sum + (refund.status === "succeeded" ? refund.amountFen : 0),
    0,
  );
}

/** @returns Fen that we hold for this order, on their way back or not. */
export function keptFen(order: Order): number {
  return receivedFen(order) - refundedFen(order);
}

/** @returns The refund that the provider has not yet finished, if any. */
export function refundUnderWay(order: Order): Refund | undefined {
  return order.refunds.find((refund) => refund.status === "requested" || refund.status === "abnormal");
}
