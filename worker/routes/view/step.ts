import { type PaymentStatus, paymentOf } from "../../../durable-objects/collection/payment.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import type { Text } from "../../text.ts";
import type { steps } from "../schemas/collection.ts";

export type Step = (typeof steps)[number];

/** A shot of which nothing can be made: another one is needed. */
function unusable({ photo }: Collection): boolean {
  const cause = photo.failure?.cause;
  return photo.status === "shot" && (cause === "checks" || cause === "unreadable");
}

/** What is open for the graduate while photo and payment are theirs to move. */
function ownStep(state: Collection, now: number): Step {
  const { policy, claim, photo } = state;
  const confirmed = claim?.recordConfirmedAt != null;
  // Whoever did not look at the record in time need not do it now.
  if (!confirmed && policy && now >= policy.window.closesAt) return "windowClosed";
  if (!confirmed) return "confirmRecord";
  const payment = paymentOf(state);
  if (payment === "refunding") return "waitForRefund";
  if (policy && now < policy.window.opensAt) return "windowNotOpen";
  if (policy && now >= policy.window.closesAt) return "windowClosed";
  if (payment === "pending") return "waitForPayment";
  if (payment === "unpaid" || payment === "refunded") return "pay";
  if (photo.status === "rejected" || unusable(state)) return "retake";
  if (photo.status === "standardizing") {
    return photo.lease && now >= photo.lease.until ? "standardize" : "waitForStandardizing";
  }
  if (photo.status === "standardized") return "submit";
  return photo.status === "shot" ? "standardize" : "shoot";
}

/** What comes next in a collection at `now` (ms); the pages go where it says, after any interruption. */
export function stepOf(state: Collection, now: number): Step {
  const { status } = state.photo;
  if (status === "delivered") return "done";
  if (state.closedAt !== null || state.purgedAt !== null) return "closed";
  if (status === "approved") return "waitForDelivery";
  if (status === "inReview") return "waitForReview";
  return ownStep(state, now);
}

/** A collection's step in words; of one whose money is back, that it is. */
export function stepText(step: Step, payment: PaymentStatus): Text {
  return step === "pay" && payment === "refunded" ? { zh: "已退款", en: "Refunded" } : stepTexts[step];
}

const stepTexts: Readonly<Record<Step, Text>> = {
  confirmRecord: { zh: "请核对学籍信息", en: "Check your student record" },
  pay: { zh: "待支付", en: "To be paid" },
  waitForPayment: { zh: "订单待支付", en: "Order waiting for payment" },
  shoot: { zh: "待拍照", en: "Photo to be taken" },
  standardize: { zh: "待标准化", en: "Photo to be standardized" },
  waitForStandardizing: { zh: "照片制作中", en: "Photo being standardized" },
  submit: { zh: "待提交", en: "To be submitted" },
  waitForReview: { zh: "审核中", en: "In review" },
  retake: { zh: "请重新拍照，无需再次付费", en: "Take another photo, free of charge" },
  waitForDelivery: { zh: "审核通过，上网中", en: "Approved, being handed over" },
  done: { zh: "已上网", en: "Handed over" },
  waitForRefund: { zh: "退款处理中", en: "Refund under way" },
  windowNotOpen: { zh: "采集尚未开始", en: "Collection has not started" },
  windowClosed: { zh: "采集已结束", en: "Collection has ended" },
  closed: { zh: "已关闭", en: "Closed" },
};
