import { Hono } from "hono";
import { wechatOf } from "../adapters.ts";
import { committingBook } from "../effects/committing-book.ts";
import { atMost } from "../http/body.ts";
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
    const { merchant } = await wechatOf(env);
    const book = committingBook(env, context.req.param("graduateId"), "notification");
    return receiveNotification(merchant, book, context.req.raw, Date.now());
  },
);
