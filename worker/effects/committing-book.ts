import type { ProviderFact } from "../../durable-objects/effects.ts";
import { graduateOf } from "../adapters.ts";
import type { Book, Quarantined, Source } from "../wechat/pay/book.ts";
import { bookOf } from "./book.ts";

/**
 * How long what a notification causes (a message, the read side) waits. Notifications come in bursts and have to be
 * answered at once; what leaves the object takes longer than its commit and would compete with the next one's.
 */
export const lingerMs = 250;

/**
 * A book that commits each fact to the graduate's object at once; what the object refuses goes to the quarantine.
 * A refund told before its payment is neither: recording it rejects, so that it is told again.
 */
export function committingBook(env: Env, graduateId: string, source: Source): Book {
  const book = bookOf(env, graduateId, async ({ key, command }: ProviderFact) => {
    const by = { kind: "system" } as const;
    const linger = source === "notification" ? lingerMs : 0;
    const answer = await graduateOf(env, graduateId).perform({ key, command: { ...command, by } }, linger);
    if (answer.ok) return;
    const { code } = answer.refusal;
    if (code === "paymentUnknown") throw new Error(code);
    await book.quarantine(quarantined(command, code, source));
  });
  return book;
}

function quarantined(command: ProviderFact["command"], code: string, source: Source): Quarantined {
  const { orderNumber: outTradeNo } = command;
  if (command.type === "recordPayment") {
    const { transactionId } = command;
    const id = `${code}:${transactionId}`;
    return { source, id, about: "payment", outTradeNo, transactionId, reason: code };
  }
  const { refundNumber: outRefundNo } = command;
  const id = `${code}:${outRefundNo}:${command.status}`;
  return { source, id, about: "refund", outTradeNo, outRefundNo, reason: code };
}
