import { accept, already, type Outcome, refuse } from "../decision.ts";
import type { Fact } from "../event.ts";
import { keptFen, type Order, type Refund } from "../order.ts";
import { openOrder, payingOrder } from "../payment.ts";
import type { Collection } from "../state.ts";
import type { Deciders } from "./context.ts";
import { refundNumber } from "./refund.ts";

/**
 * Whether money for this order pays for the service.
 *
 * It does even when the order has expired here, since the graduate cannot tell. It does not when another order
 * pays already, when nothing needs paying any more (the collection may be closed or purged), or when another account
 * holds the graduate now.
 */
function wanted(state: Collection, order: Order): boolean {
  return (
    state.closedAt === null &&
    state.purgedAt === null &&
    state.waivedAt === null &&
    state.claim?.accountId === order.accountId &&
    payingOrder(state) === undefined &&
    state.photo.status !== "approved" &&
    state.photo.status !== "delivered"
  );
}

/** Compares the provider's word with a refund that we know. */
function againstKnown(known: Refund, status: Refund["status"], amountFen: number): Outcome | null {
  if (known.amountFen !== amountFen) return refuse("amountMismatch");
  if (known.status === status) return already;
  if (known.status === "succeeded" || known.status === "closed") {
    // "Abnormal" always comes before the end, so here it is only late.
    return status === "abnormal" ? already : refuse("refundConflict");
  }
  return null;
}

export const settlementDeciders: Deciders<"recordPayment" | "recordRefund"> = {
  recordPayment({ state }, { orderNumber, transactionId, amountFen, currency, paidAt }) {
    const order = state.orders.find((o) => o.number === orderNumber);
    if (!order) return refuse("orderUnknown");
    if (amountFen !== order.amountFen || currency !== "CNY") return refuse("amountMismatch");
    if (order.transactionId !== null) {
      return order.transactionId === transactionId ? already : refuse("paymentConflict");
    }
    const received = { type: "PaymentReceived", orderNumber, transactionId, paidAt } as const;
    if (!wanted(state, order)) {
      return accept(
        { ...received, surplus: true },
        {
          type: "RefundDue",
          orderNumber,
          refundNumber: refundNumber(order),
          amountFen,
          cause: "surplus",
          noteId: null,
        },
      );
    }
    const facts: Fact[] = [{ ...received, surplus: false }];
    const open = openOrder(state);
    if (open && open !== order)
      facts.push({ type: "OrderExpired", orderNumber: open.number, cause: "superseded" });
    return accept(...facts);
  },

  recordRefund({ state }, { orderNumber, refundNumber: number, amountFen, status }) {
    const order = state.orders.find((o) => o.number === orderNumber);
    if (!order) return refuse("orderUnknown");
    if (order.transactionId === null) return refuse("paymentUnknown");
    const known = order.refunds.find((refund) => refund.number === number);
    const told = known && againstKnown(known, status, amountFen);
    if (told) return told;
    // A refund made in the merchant's console is booked when its money has left, not before.
    if (!known && status !== "succeeded") return already;
    if (!Number.isSafeInteger(amountFen) || amountFen <= 0) return refuse("amountMismatch");
    const exceeds = status === "succeeded" && amountFen > keptFen(order);
    if (exceeds) return refuse("refundExceedsPayment");
    const facts: Fact[] = [{ type: "RefundRecorded", orderNumber, refundNumber: number, amountFen, status }];
    const { review } = state.photo;
    const drained = status === "succeeded" && amountFen === keptFen(order) && payingOrder(state) === order;
    if (drained && review && state.photo.status === "inReview") {
      facts.push({ type: "LeftReview", submission: review.submission, cause: "refunded", noteId: null });
    }
    return accept(...facts);
  },
};
