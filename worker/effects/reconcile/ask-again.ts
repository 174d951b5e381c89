import type { FoundDifference } from "../../roster/reconciliation/differences.ts";
import { askForPayment, askForRefund } from "../../wechat/pay/ask.ts";
import type { Merchant } from "../../wechat/pay/merchant.ts";
import { platformWorld } from "../../wechat/world.ts";
import { committingBook } from "../committing-book.ts";

/**
 * Asks WeChat Pay once more about money that its bill has and our journal has not, and books the answer.
 * What cannot be asked or booked now stays a difference.
 *
 * @returns The graduates whose journals may have changed.
 */
export async function askAgain(
  env: Env,
  merchant: Merchant,
  differences: readonly FoundDifference[],
): Promise<readonly string[]> {
  const asked = new Set<string>();
  for (const { problem, graduateId, outTradeNo, outRefundNo } of differences) {
    if (problem !== "notInJournal" || graduateId === null) continue;
    asked.add(graduateId);
    const book = committingBook(env, graduateId, "query");
    const world = platformWorld;
    const answer =
      outRefundNo === undefined
        ? askForPayment(merchant, world, book, outTradeNo)
        : askForRefund(merchant, world, book, outRefundNo);
    await answer.catch(() => undefined);
  }
  return [...asked];
}
