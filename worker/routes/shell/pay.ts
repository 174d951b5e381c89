import { Hono } from "hono";
import { wechatOf } from "../../adapters.ts";
import { notifyPath } from "../../effects/money.ts";
import { keysOf } from "../../env.ts";
import { type AccountEnv, withShell } from "../../http/access.ts";
import { describe } from "../../http/describe.ts";
import { passOnWechat } from "../../http/pass-on-wechat.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { refuse } from "../../http/refusals.ts";
import { reachAccount } from "../../roster/accounts.ts";
import { serviceNames } from "../../roster/policy/service-names.ts";
import { templatesToAccept } from "../../wechat/messages/to-accept.ts";
import { paymentParameters, placeOrder, SHORTEST_TIME } from "../../wechat/pay/order.ts";
import { platformWorld } from "../../wechat/world.ts";
import { heldCollection } from "../collections/held.ts";
import { ShellPaySchema } from "../schemas/shell.ts";
import { openRequest } from "./request.ts";

/** Messages that are worth asking for after a payment. */
const worthAsking = ["approved", "rejected", "checksFailed"] as const;

/** How long a call to WeChat Pay may be on its way, and our clocks apart, ms. */
const forTheWay = 5_000;

/** The cashier: the order is placed with WeChat Pay, under our number, however often the page is opened. */
export const shellPay = new Hono<AccountEnv>().get(
  "/pay/:req",
  describe({
    tag: "shell",
    summary: "What wx.requestPayment needs for the order of a request, and the messages to ask for",
    who: "shell",
    answers: {
      schema: ShellPaySchema,
      example: {
        payment: {
          timeStamp: "1788000000",
          nonceStr: "…",
          package: "prepay_id=…",
          signType: "RSA",
          paySign: "…",
        },
        templates: [],
      },
    },
    refusals: [
      "notFound",
      "requestExpired",
      "orderNotOpen",
      "orderEnding",
      "orderPaid",
      "orderClosed",
      "payBusy",
      "payUpstream",
      "payUnverified",
      "paySignature",
      "payMerchant",
      "payAccount",
      "payParameters",
      "payInput",
      "payOpenid",
      "orderNumberUsed",
      "unreachable",
      "unexpectedAnswer",
      "tooOften",
    ],
  }),
  withShell,
  limitedByAccount("CODE_LIMIT", "cashier"),
  async (context) => {
    const { env } = context;
    const { account } = context.var;
    const open = await openRequest(context, context.req.param("req"), "pay");
    if (!open.ok) return refuse(context, open.code);
    const { subject, detail } = open.request;
    const held = await heldCollection(env, account, subject);
    const order = held?.collection.orders.find(({ number }) => number === detail);
    if (!held || !order || order.accountId !== account) return refuse(context, "notFound");
    if (order.status !== "open") return refuse(context, "orderNotOpen");
    if (order.expiresAt < Date.now() + SHORTEST_TIME + forTheWay) return refuse(context, "orderEnding");
    const payer = await reachAccount(env.DB, await keysOf(env), account);
    if (payer === null) return refuse(context, "notLoggedIn");

    const { merchant, settings } = await wechatOf(env);
    const world = platformWorld;
    const placed = await placeOrder(merchant, world, {
      outTradeNo: order.number,
      description: serviceNames(order.services, held.programme.policy),
      totalFen: order.amountFen,
      openid: payer.openid,
      expiresAt: order.expiresAt,
      notifyPath: notifyPath("payment", held.graduateId),
    });
    if (!placed.ok) return passOnWechat(context, placed.refusal);
    const payment = await paymentParameters(merchant, world, placed.value.prepayId);
    return context.json(
      { payment: { ...payment }, templates: templatesToAccept(settings, worthAsking) },
      200,
    );
  },
);
