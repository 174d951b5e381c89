import { keptFen, type Order, receivedFen, refundedFen } from "./order.ts";
import type { Collection } from "./state.ts";

export type PaymentStatus = "unpaid" | "pending" | "paid" | "waived" | "refunding" | "refunded";

/**
 * The payment dimension, derived from the orders so that it can never disagree with them.
 *
 * Surplus orders (money that came for an order no longer wanted) are left out: they pay for nothing.
 */
export function paymentOf(state: Collection): PaymentStatus {
  if (state.waivedAt !== null) return "waived";
  const has = (status: Order["status"]) => state.orders.some((o) => !o.surplus && o.status === status);
  if (has("paid")) return "paid";
  if (has("refunding")) return "refunding";
  if (has("open")) return "pending";
  if (has("refunded")) return "refunded";
  return "unpaid";
}

/** @returns Whether shots may be taken and submitted: the service is paid for or free. */
export function entitled(state: Collection): boolean {
  const payment = paymentOf(state);
  return payment === "paid" || payment === "waived";
}

/** @returns The order that pays for the service, also while its money is going back. */
export function payingOrder(state: Collection): Order | undefined {
  return state.orders.find((o) => !o.surplus && (o.status === "paid" || o.status === "refunding"));
}

/** @returns The one order that waits for its payment. */
export function openOrder(state: Collection): Order | undefined {
  return state.orders.find((o) => o.status === "open");
}

/** @returns Whether a payment or a refund is still on its way. */
export function moneyInMotion(state: Collection): boolean {
  return state.orders.some((o) => o.status === "open" || o.status === "refunding");
}

/** The books: `in` = `kept` + `back`, all in fen. */
export function money(state: Collection): {
  readonly in: number;
  readonly kept: number;
  readonly back: number;
} {
  const sum = (of: (order: Order) => number) => state.orders.reduce((total, order) => total + of(order), 0);
  return { in: sum(receivedFen), kept: sum(keptFen), back: sum(refundedFen) };
}
