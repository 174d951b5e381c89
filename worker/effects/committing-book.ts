import type { Answer } from "../../durable-objects/answer.ts";
import type { ProviderFact } from "../../durable-objects/effects.ts";
import { graduateOf, wechatOf } from "../adapters.ts";
import { keysOf } from "../env.ts";
import { payerHashOf } from "../roster/secrets/lookup-hash.ts";
import type { Book, Quarantined, Source } from "../wechat/pay/book.ts";
import { comparePayment } from "../wechat/pay/compare.ts";
import { bookOf, paymentFact } from "./book.ts";

/**
 * How long what a notification causes (a message, the read side) waits. Notifications come in bursts and have to be
 * answered at once; what leaves the object takes longer than its commit and would compete with the next one's.
 */
const lingerMs = 250;

const by = { kind: "system" } as const;

/**
 * A book that commits each fact to the graduate's object at once; what the object refuses goes to the quarantine.
 * A refund told before its payment is neither: recording it rejects, so that it is told again.
 */
export function committingBook(env: Env, graduateId: string, source: Source): Book {
  const object = graduateOf(env, graduateId);
  const linger = source === "notification" ? lingerMs : 0;
  const book = bookOf(env, graduateId, async ({ key, command }) => {
    await settled(command, await object.perform({ key, command: { ...command, by } }, linger));
  });
  const settled = async (command: ProviderFact["command"], answer: Answer) => {
    if (answer.ok) return;
    const { code } = answer.refusal;
    if (code === "paymentUnknown") throw new Error(code);
    await book.quarantine(quarantined(command, code, source));
  };
  return {
    ...book,
    async recordAsReported(paid) {
      const { outTradeNo, totalFen, openid } = paid;
      if (totalFen === undefined || openid === undefined) return false;
      const { appid, signer } = (await wechatOf(env)).merchant;
      const { mchid } = signer;
      // What only the order knows is supposed to be so here, and seen to by the object in its commit.
      const supposed = { appid, mchid, outTradeNo, totalFen, currency: "CNY", samePayer: true } as const;
      const compared = comparePayment(supposed, paid);
      if (!compared.matched || compared.paidAt === undefined) return false;
      const { transactionId, paidAt } = compared;
      const { key, command } = paymentFact({ outTradeNo, totalFen, transactionId, paidAt });
      const payerHash = await payerHashOf(await keysOf(env), openid);
      const order = { number: outTradeNo, amountFen: totalFen, payerHash };
      const answer = await object.performSupposing(order, { key, command: { ...command, by } }, linger);
      if (answer === null) return false;
      await settled(command, answer);
      return true;
    },
  };
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
