import type { Collection } from "./state.ts";

/** Money that stands still until a person does something. */
export type MoneyAttention =
  /** The payer's account cannot take the refund for now: the merchant's console can send it elsewhere. */
  | "refundAbnormal"
  /** The last refund of an order was closed: what was to go back, a surplus perhaps, is still with us. */
  | "refundClosed";

/** @returns What about a collection's money needs a person; empty when nothing does. */
export function moneyAttention({ orders }: Collection): readonly MoneyAttention[] {
  const found: MoneyAttention[] = [];
  if (orders.some(({ refunds }) => refunds.some(({ status }) => status === "abnormal")))
    found.push("refundAbnormal");
  if (orders.some(({ status, refunds }) => status === "paid" && refunds.at(-1)?.status === "closed"))
    found.push("refundClosed");
  return found;
}
