import { keptFen, type Order, type Refund, refundUnderWay } from "../order.ts";
import type { Collection } from "../state.ts";
import type { Folders } from "./fold.ts";

function changeOrder(
  state: Collection,
  number: string,
  change: (order: Order) => Order,
): Partial<Collection> {
  return { orders: state.orders.map((order) => (order.number === number ? change(order) : order)) };
}

/** An order's status follows from its money once it has been paid. */
function settled(order: Order): Order {
  if (keptFen(order) === 0) return { ...order, status: "refunded" };
  return { ...order, status: refundUnderWay(order) ? "refunding" : "paid" };
}

/** Changes the refund of this number, or books one made elsewhere. */
function withRefund(order: Order, refund: Omit<Refund, "queried" | "tries" | "endedAt">): Order {
  const { number, status, at } = refund;
  const known = order.refunds.some((r) => r.number === number);
  const endedAt = status === "succeeded" || status === "closed" ? at : null;
  const refunds = known
    ? order.refunds.map((r) => (r.number === number ? { ...r, status, endedAt } : r))
    : [...order.refunds, { ...refund, tries: 1, queried: 0, endedAt }];
  return settled({ ...order, refunds });
}

export const moneyFolders: Folders<
  | "OrderOpened"
  | "PaymentWaived"
  | "PaymentQueried"
  | "OrderExpired"
  | "PaymentReceived"
  | "RefundDue"
  | "RefundRetried"
  | "RefundQueried"
  | "RefundRecorded"
  | "ServiceRendered"
> = {
  OrderOpened: (state, { orderNumber, accountId, payerHash, services, amountFen, expiresAt, at }) => ({
    orders: [
      ...state.orders,
      {
        number: orderNumber,
        accountId,
        payerHash: payerHash ?? null,
        services,
        amountFen,
        status: "open",
        openedAt: at,
        expiresAt,
        transactionId: null,
        paidAt: null,
        surplus: false,
        refunds: [],
        queried: 0,
        renderedAt: null,
      },
    ],
  }),
  PaymentWaived: (_, { at }) => ({ waivedAt: at }),
  PaymentQueried: (state, { orderNumber, queried }) =>
    changeOrder(state, orderNumber, (order) => ({ ...order, queried })),
  OrderExpired: (state, { orderNumber }) =>
    changeOrder(state, orderNumber, (order) => ({ ...order, status: "expired" })),
  PaymentReceived: (state, { orderNumber, transactionId, paidAt, surplus }) =>
    changeOrder(state, orderNumber, (order) => ({
      ...order,
      status: "paid",
      transactionId,
      paidAt,
      surplus,
    })),
  RefundDue: (state, { orderNumber, refundNumber, amountFen, at }) =>
    changeOrder(state, orderNumber, (order) =>
      withRefund(order, { number: refundNumber, amountFen, status: "requested", at }),
    ),
  RefundRetried: (state, { orderNumber, refundNumber, at }) =>
    changeOrder(state, orderNumber, (order) => ({
      ...order,
      // Asked again, it is followed by the whole schedule of queries again.
      refunds: order.refunds.map((r) =>
        r.number === refundNumber ? { ...r, at, tries: r.tries + 1, queried: 0 } : r,
      ),
    })),
  RefundQueried: (state, { orderNumber, refundNumber, queried }) =>
    changeOrder(state, orderNumber, (order) => ({
      ...order,
      refunds: order.refunds.map((r) => (r.number === refundNumber ? { ...r, queried } : r)),
    })),
  RefundRecorded: (state, { orderNumber, refundNumber, amountFen, status, at }) =>
    changeOrder(state, orderNumber, (order) =>
      withRefund(order, { number: refundNumber, amountFen, status, at }),
    ),
  ServiceRendered: (state, { orderNumber, at }) =>
    changeOrder(state, orderNumber, (order) => ({ ...order, renderedAt: at })),
};
