import type { Order } from "./order.ts";

/** What a report of a payment supposes of an order: that there is one of this number, price and payer. */
export interface SupposedOrder {
  readonly number: string;
  readonly amountFen: number;
  /** See {@link Order.payerHash}; an order that knows no payer is never as supposed. */
  readonly payerHash: string;
}

/** @returns Whether an order is as somebody supposed, in every field. */
export function isAsSupposed(order: Order, supposed: SupposedOrder): boolean {
  return (
    order.number === supposed.number &&
    order.amountFen === supposed.amountFen &&
    order.payerHash === supposed.payerHash
  );
}
