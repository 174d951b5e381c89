import type { CollectionEvent, EventOf } from "./event.ts";
import type { MessageKind, SentMessage } from "./message.ts";
import type { Collection } from "./state.ts";

/** What has to happen outside the object because of an event; done at least once, so each can be repeated. */
export type Effect =
  | { readonly kind: "queryPayment"; readonly orderNumber: string }
  /** Ask, then close: an answer "paid" instead is as welcome. */
  | { readonly kind: "closePayment"; readonly orderNumber: string }
  | {
      readonly kind: "refund";
      readonly orderNumber: string;
      readonly refundNumber: string;
      readonly amountFen: number;
      readonly totalFen: number;
      readonly cause: "graduate" | "staff" | "surplus";
    }
  | { readonly kind: "queryRefund"; readonly orderNumber: string; readonly refundNumber: string }
  /** Tells WeChat that the order is fulfilled; `at` is the same in every attempt. */
  | { readonly kind: "shipping"; readonly orderNumber: string; readonly at: number }
  | ({ readonly kind: "message" } & SentMessage)
  /** `identity`: the pictures of the ID card; `photos`: everything. */
  | { readonly kind: "purgeFiles"; readonly scope: "identity" | "photos" };

function message(
  state: Collection,
  kind: MessageKind,
  data: Readonly<Record<string, string | number>> = {},
): Effect[] {
  const accountId = state.claim?.accountId;
  return accountId === undefined ? [] : [{ kind: "message", message: kind, accountId, data }];
}

/** Money is spoken of with whoever paid it, even if another account holds the graduate by now. */
function payerMessage(
  state: Collection,
  kind: MessageKind,
  data: SentMessage["data"] & { readonly orderNumber: string },
): Effect[] {
  const order = state.orders.find((o) => o.number === data.orderNumber);
  return order ? [{ kind: "message", message: kind, accountId: order.accountId, data }] : [];
}

/** What went back may be a part, and went back later than it came. */
function refundedMessage(
  state: Collection,
  { orderNumber, amountFen, status, at }: EventOf<"RefundRecorded">,
): Effect[] {
  return status === "succeeded" ? payerMessage(state, "refunded", { orderNumber, amountFen, at }) : [];
}

function reminderMessage(state: Collection, reminders: readonly string[], at: number): Effect[] {
  const closesAt = state.policy?.window.closesAt ?? 0;
  // An object woken late must not remind anyone of a window that is shut.
  if (at >= closesAt) return [];
  return message(state, reminders.some((id) => id.startsWith("close-")) ? "windowClosing" : "reminder", {
    closesAt,
  });
}

function refundEffect(
  state: Collection,
  { orderNumber, refundNumber }: { orderNumber: string; refundNumber: string },
  cause: "graduate" | "staff" | "surplus",
): Effect[] {
  const order = state.orders.find((o) => o.number === orderNumber);
  const refund = order?.refunds.find((r) => r.number === refundNumber);
  if (!order || !refund) return [];
  const { amountFen } = refund;
  return [{ kind: "refund", orderNumber, refundNumber, amountFen, totalFen: order.amountFen, cause }];
}

/**
 * Says what an event has to cause outside.
 *
 * @param state The collection after the event.
 */
export function effectsOf(state: Collection, event: CollectionEvent): Effect[] {
  switch (event.type) {
    case "PaymentQueried":
      return [{ kind: "queryPayment", orderNumber: event.orderNumber }];
    case "OrderExpired":
      return [{ kind: "closePayment", orderNumber: event.orderNumber }];
    case "PaymentReceived":
      return event.surplus ? [] : payerMessage(state, "paid", { orderNumber: event.orderNumber });
    case "RefundDue":
      return refundEffect(state, event, event.cause);
    case "RefundRetried":
      return refundEffect(state, event, "staff");
    case "RefundQueried":
      return [{ kind: "queryRefund", orderNumber: event.orderNumber, refundNumber: event.refundNumber }];
    case "RefundRecorded":
      return refundedMessage(state, event);
    case "StandardizingFailed":
      return event.failure.cause === "checks"
        ? message(state, "checksFailed", { check: event.failure.checks[0] ?? "" })
        : [];
    case "Approved":
      return [...message(state, "approved"), { kind: "purgeFiles", scope: "identity" }];
    case "ServiceRendered":
      return [{ kind: "shipping", orderNumber: event.orderNumber, at: event.at }];
    case "Rejected":
      return message(state, "rejected", { reason: event.reasons[0] ?? "" });
    case "Reminded":
      return reminderMessage(state, event.reminders, event.at);
    case "LinkSent":
      return message(state, "link");
    case "MessageResent":
      return [{ kind: "message", ...event.sent }];
    case "Purged":
      return [{ kind: "purgeFiles", scope: "photos" }];
    default:
      return [];
  }
}
