import { accountOf } from "../actor.ts";
import { accept, already, type Outcome, refuse } from "../decision.ts";
import type { Fact } from "../event.ts";
import type { Order } from "../order.ts";
import { openOrder, paymentOf } from "../payment.ts";
import type { Policy } from "../policy.ts";
import { advance, paymentQueries } from "../schedule.ts";
import type { Collection } from "../state.ts";
import type { Context, Deciders } from "./context.ts";
import { outsideWindow } from "./window.ts";

/** What WeChat Pay takes as `out_trade_no`: 6 to 32 of these characters. */
const orderNumberForm = /^[0-9A-Za-z_-]{6,32}$/;

/** @returns Fen for the chosen services, or the refusal of the choice. */
function priceOf(policy: Policy, chosen: readonly string[]): number | Outcome {
  if (!chosen.every((id) => policy.services.some((service) => service.id === id)))
    return refuse("serviceUnknown");
  if (chosen.length === 0 || new Set(chosen).size !== chosen.length) return refuse("serviceMissing");
  if (policy.services.some((service) => service.required && !chosen.includes(service.id))) {
    return refuse("serviceMissing");
  }
  return policy.services.reduce((sum, s) => sum + (chosen.includes(s.id) ? s.priceFen : 0), 0);
}

/** Refuses a new order where money is held, on its way back, or no longer needed. */
function noOrderNeeded(state: Collection): Outcome | null {
  if (state.photo.status === "approved") return refuse("photoApproved");
  if (state.photo.status === "delivered") return refuse("photoDelivered");
  const payment = paymentOf(state);
  if (payment === "waived") return refuse("alreadyWaived");
  if (payment === "paid") return refuse("alreadyPaid");
  return payment === "refunding" ? refuse("refundRunning") : null;
}

const sameServices = (order: Order, services: readonly string[]) =>
  order.services.length === services.length && services.every((id) => order.services.includes(id));

function findOrder({ state }: Context, orderNumber: string): Order | undefined {
  return state.orders.find((order) => order.number === orderNumber);
}

export const orderDeciders: Deciders<"openOrder" | "expireOrder" | "queryPayment"> = {
  openOrder(context, { by, orderNumber, services, payerHash }) {
    const { state, policy, now } = context;
    const accountId = accountOf(by);
    if (accountId === null) return refuse("actorNotAllowed");
    const stop = outsideWindow(policy, now) ?? noOrderNeeded(state);
    if (stop) return stop;
    if (state.claim?.recordConfirmedAt == null) return refuse("recordNotConfirmed");
    const amountFen = priceOf(policy, services);
    if (typeof amountFen !== "number") return amountFen;
    const facts: Fact[] = [];
    const open = openOrder(state);
    if (open && now < open.expiresAt) {
      if (sameServices(open, services)) return already;
      return refuse("orderPending", { orderNumber: open.number, expiresAt: open.expiresAt });
    }
    if (open) facts.push({ type: "OrderExpired", orderNumber: open.number, cause: "timeUp" });
    if (amountFen === 0) return accept(...facts, { type: "PaymentWaived", services });
    if (!orderNumberForm.test(orderNumber) || findOrder(context, orderNumber))
      return refuse("orderNumberInvalid");
    const expiresAt = now + policy.orderTtlMs;
    const order = { orderNumber, accountId, services, amountFen, expiresAt, ...(payerHash && { payerHash }) };
    return accept(...facts, { type: "OrderOpened", ...order });
  },

  expireOrder(context, { by, orderNumber }) {
    const order = findOrder(context, orderNumber);
    if (!order) return refuse("orderUnknown");
    if (order.status === "expired") return already;
    if (order.status !== "open") return refuse("orderNotOpen");
    const timer = by.kind === "system";
    if (timer && context.now < order.expiresAt) return refuse("orderNotDue", { expiresAt: order.expiresAt });
    return accept({ type: "OrderExpired", orderNumber, cause: timer ? "timeUp" : "cancelled" });
  },

  queryPayment(context, { by, orderNumber }) {
    const order = findOrder(context, orderNumber);
    if (!order) return refuse("orderUnknown");
    if (order.transactionId !== null) return already;
    const next = advance(paymentQueries, order.queried, context.now - order.openedAt);
    if (by.kind === "system" && next === order.queried) return already;
    // Staff ask besides the schedule and do not use it up.
    return accept({
      type: "PaymentQueried",
      orderNumber,
      queried: by.kind === "system" ? next : order.queried,
    });
  },
};
