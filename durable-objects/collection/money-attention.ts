import type { Collection } from "./state.ts";

/** Money that stands still until a person does something. */
export type MoneyAttention =
  /** The payer's account cannot take the refund: only the merchant's console can send it elsewhere. */
  | "refundAbnormal"
  /** The way back of a surplus was closed: we hold money that pays for nothing. */
  | "surplusKept";

/** @returns What about a collection's money needs a person; empty when nothing does. */
export function moneyAttention({ orders }: Collection): readonly MoneyAttention[] {
  const found: MoneyAttention[] = [];
  if (orders.some(({ refunds }) => refunds.some(({ status }) => status === "abnormal")))
    found.push("refundAbnormal");
  if (orders.some(({ surplus, status }) => surplus && status === "paid")) found.push("surplusKept");
  return found;
}
