import { Hono } from "hono";
import type { ProviderFact } from "../../durable-objects/effects.ts";
import { graduateOf, wechatOf } from "../adapters.ts";
import { bookOf } from "../effects/book.ts";
import { atMost } from "../http/body.ts";
import type { Book, Quarantined } from "../wechat/pay/book.ts";
import { receiveNotification } from "../wechat/pay/receive.ts";

/** What WeChat Pay sends is a few KB. */
const small = atMost(64 * 1024);

/**
 * What WeChat Pay tells us of a graduate's payments and refunds. The address names the graduate, so that nothing has
 * to be looked up; whether the order is theirs is compared with the order. Mounted before sessions and CSRF.
 */
export const wechatHooks = new Hono<{ Bindings: Env }>().post(
  "/:about{payment|refund}/:graduateId{g[A-Za-z0-9_-]{22}}",
  small,
  async (context) => {
    const { env } = context;
    const graduateId = context.req.param("graduateId");
    const { merchant } = await wechatOf(env);
    return receiveNotification(merchant, committingBook(env, graduateId), context.req.raw, Date.now());
  },
);

/** A book that commits each fact to the graduate's object at once; what the object refuses goes to the quarantine. */
function committingBook(env: Env, graduateId: string): Book {
  const book = bookOf(env, graduateId, async ({ key, command }: ProviderFact) => {
    const by = { kind: "system" } as const;
    const answer = await graduateOf(env, graduateId).perform({ key, command: { ...command, by } });
    if (answer.ok) return;
    const { code } = answer.refusal;
    // A refund told before its payment: it is sent again, and then the payment is there.
    if (code === "paymentUnknown") throw new Error(code);
    await book.quarantine(quarantined(command, code));
  });
  return book;
}

function quarantined(command: ProviderFact["command"], code: string): Quarantined {
  const { orderNumber: outTradeNo } = command;
  if (command.type === "recordPayment") {
    const { transactionId } = command;
    const id = `${code}:${transactionId}`;
    return { source: "notification", id, about: "payment", outTradeNo, transactionId, reason: code };
  }
  const { refundNumber: outRefundNo } = command;
  const id = `${code}:${outRefundNo}:${command.status}`;
  return { source: "notification", id, about: "refund", outTradeNo, outRefundNo, reason: code };
}
