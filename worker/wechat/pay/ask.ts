import { done, type Outcome } from "../outcome.ts";
import type { World } from "../world.ts";
import type { Book } from "./book.ts";
import type { Merchant } from "./merchant.ts";
import { closeOrder, queryOrder } from "./query.ts";
import { queryRefund } from "./refund.ts";
import { type Settlement, settlePayment, settleRefund } from "./settle.ts";
import type { Transaction } from "./transaction.ts";

/** What a query found and what became of it. */
export interface AskedOrder {
  readonly state: Transaction["state"];
  readonly settlement: Settlement;
}

/** Asks WeChat Pay for an order and brings the answer into the book: what makes a lost notification harmless. */
export async function askForPayment(
  merchant: Merchant,
  world: World,
  book: Book,
  outTradeNo: string,
): Promise<Outcome<AskedOrder>> {
  const answer = await queryOrder(merchant, world, outTradeNo);
  if (!answer.ok) return answer;
  const settlement = await settlePayment(book, answer.value, { source: "query" });
  return done({ state: answer.value.state, settlement });
}

/** Asks WeChat Pay for a refund and brings the answer into the book. */
export async function askForRefund(
  merchant: Merchant,
  world: World,
  book: Book,
  outRefundNo: string,
): Promise<Outcome<Settlement>> {
  const answer = await queryRefund(merchant, world, outRefundNo);
  if (!answer.ok) return answer;
  // A refund's answer names no merchant: it can only be the one who signed the question.
  const { mchid } = merchant.signer;
  return done(
    await settleRefund(book, answer.value, { expected: mchid, reported: mchid }, { source: "query" }),
  );
}

/**
 * Ends an order that is no longer wanted: asks first, and closes it when it is unpaid. A payer who was faster is as
 * welcome: the payment is brought into the book. An order WeChat Pay never saw has nothing to close (`CLOSED`).
 */
export async function askThenClose(
  merchant: Merchant,
  world: World,
  book: Book,
  outTradeNo: string,
): Promise<Outcome<AskedOrder>> {
  const asked = await askForPayment(merchant, world, book, outTradeNo);
  if (!asked.ok) {
    const never = asked.refusal.code === "orderNotFound";
    return never ? done({ state: "CLOSED", settlement: "nothing" }) : asked;
  }
  if (asked.value.settlement !== "nothing" || asked.value.state === "CLOSED") return asked;
  const closed = await closeOrder(merchant, world, outTradeNo);
  if (closed.ok) return done({ state: "CLOSED", settlement: "nothing" });
  return closed.refusal.code === "orderPaid" ? askForPayment(merchant, world, book, outTradeNo) : closed;
}
