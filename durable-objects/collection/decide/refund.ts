import { accountOf } from "../actor.ts";
import { accept, already, refuse } from "../decision.ts";
import type { Fact } from "../event.ts";
import { keptFen, type Order, refundUnderWay } from "../order.ts";
import { payingOrder } from "../payment.ts";
import { advance, refundQueries } from "../schedule.ts";
import type { Collection } from "../state.ts";
import type { Deciders } from "./context.ts";

/** @returns `out_refund_no` of the order's next refund: made from the order, so that a repetition is the same. */
export function refundNumber(order: Order): string {
  return `${order.number}-r${order.refunds.length + 1}`;
}

/** A graduate may take the money back alone until a reviewer has been asked. */
function beforeReview({ photo }: Collection): boolean {
  const early = photo.status === "none" || photo.status === "shot" || photo.status === "standardizing";
  return (early || photo.status === "standardized") && photo.verdicts.length === 0;
}

export const refundDeciders: Deciders<"requestRefund" | "queryRefund"> = {
  requestRefund({ state }, { by, orderNumber, noteId }) {
    const order = state.orders.find((o) => o.number === orderNumber);
    if (!order) return refuse("orderUnknown");
    const account = accountOf(by);
    if (account !== null && account !== order.accountId) return refuse("refundByPayer");
    const running = refundUnderWay(order);
    if (running) {
      if (account !== null) return already;
      return accept({ type: "RefundRetried", orderNumber, refundNumber: running.number, noteId });
    }
    if (order.status !== "paid") return refuse("nothingToRefund");
    const pays = payingOrder(state) === order;
    if (account !== null && pays && !beforeReview(state)) return refuse("refundByService");
    const facts: Fact[] = [
      {
        type: "RefundDue",
        orderNumber,
        refundNumber: refundNumber(order),
        amountFen: keptFen(order),
        cause: account === null ? "staff" : "graduate",
        noteId,
      },
    ];
    const { review } = state.photo;
    // Reviewers do not work on what is no longer paid for; should the refund fail, it can be submitted again.
    if (pays && review && state.photo.status === "inReview") {
      facts.push({ type: "LeftReview", submission: review.submission, cause: "refunded", noteId });
    }
    return accept(...facts);
  },

  queryRefund({ state, now }, { by, refundNumber: number }) {
    const order = state.orders.find((o) => o.refunds.some((refund) => refund.number === number));
    const refund = order?.refunds.find((r) => r.number === number);
    if (!order || !refund) return refuse("refundUnknown");
    if (refund.status === "succeeded" || refund.status === "closed") return already;
    const next = advance(refundQueries, refund.queried, now - refund.at);
    if (by.kind === "system" && next === refund.queried) return already;
    const queried = by.kind === "system" ? next : refund.queried;
    return accept({ type: "RefundQueried", orderNumber: order.number, refundNumber: number, queried });
  },
};
