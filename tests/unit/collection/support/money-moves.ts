import { system } from "../../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import { keptFen, type Refund } from "../../../../durable-objects/collection/order.ts";
import type { Move } from "./moves.ts";
import { one, type Scene } from "./scene.ts";

/** What payment, refunds and their timers may try; null for other moves. */
export function moneyMove({ kind, pick, twist }: Move, { state }: Scene): Command | null {
  const order = one(state.orders, pick);
  const orderNumber = order?.number ?? "nowhere";
  const refunds: Refund[] = state.orders.flatMap((o) => o.refunds);
  const refund = one(refunds, pick);
  switch (kind) {
    case "expireOrder":
      return { type: "expireOrder", by: system, orderNumber };
    case "queryPayment":
      return { type: "queryPayment", by: system, orderNumber };
    case "recordPayment":
      return {
        type: "recordPayment",
        by: system,
        orderNumber,
        transactionId: twist && pick % 3 === 0 ? "other-transaction" : `wx-${orderNumber}`,
        amountFen: (order?.amountFen ?? 1) + (twist && pick % 3 === 1 ? 1 : 0),
        currency: twist && pick % 3 === 2 ? "USD" : "CNY",
        paidAt: 0,
      };
    case "staffRefund":
      return { type: "requestRefund", by: { kind: "staff", staffId: "s1" }, orderNumber, noteId: "note" };
    case "queryRefund":
      return { type: "queryRefund", by: system, refundNumber: refund?.number ?? "nowhere" };
    case "recordRefund":
      return {
        type: "recordRefund",
        by: system,
        orderNumber: state.orders.find((o) => refund && o.refunds.includes(refund))?.number ?? orderNumber,
        refundNumber: refund?.number ?? "nowhere",
        amountFen: (refund?.amountFen ?? 1) + (twist ? 1 : 0),
        status: one(["succeeded", "succeeded", "abnormal", "closed"] as const, pick) ?? "succeeded",
      };
    case "consoleRefund":
      return {
        type: "recordRefund",
        by: system,
        orderNumber,
        refundNumber: `console-${pick % 5}`,
        amountFen: order && pick % 2 ? Math.max(1, keptFen(order)) : (pick % 3000) - 20 + (twist ? 0.5 : 0),
        status: "succeeded",
      };
    default:
      return null;
  }
}
