import { Hono } from "hono";
import * as v from "valibot";
import { graduateOf, wechatOf } from "../../adapters.ts";
import { committingBook } from "../../effects/committing-book.ts";
import { noticeRefusal } from "../../effects/notice-refusal.ts";
import { keysOf } from "../../env.ts";
import { withAccount } from "../../http/access.ts";
import { smallBody } from "../../http/body.ts";
import { withKey } from "../../http/command.ts";
import { describe } from "../../http/describe.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn, refuse } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { reachAccount } from "../../roster/accounts.ts";
import { payerHashOf } from "../../roster/secrets/lookup-hash.ts";
import { askForPayment } from "../../wechat/pay/ask.ts";
import { platformWorld } from "../../wechat/world.ts";
import { DoneSchema, OrderSchema } from "../schemas/collection.ts";
import { exampleDone, exampleOrder } from "../schemas/examples.ts";
import { ChooseServicesSchema, OpenedSchema, RefundReasonSchema } from "../schemas/orders.ts";
import { orderView } from "../view/order.ts";
import { done } from "./answer.ts";
import { type CollectionEnv, give, type Held, withCollection } from "./held.ts";

/** The order of the address if this account may see it. */
function orderOf({ collection }: Held, accountId: string, number: string) {
  return collection.orders.find((order) => order.number === number && order.accountId === accountId);
}

const orderPath = v.object({ collectionId: v.string(), number: v.pipe(v.string(), v.maxLength(32)) });
const stateRefusals = ["notFound", "orderUnknown", "closed", "purged"] as const;

/** 立即支付: order, status and receipt, cancelling, the money back. */
export const orderRoutes = new Hono<CollectionEnv>()
  .post(
    "/:collectionId/orders",
    describe({
      tag: "orders",
      summary: "Opens an order for the chosen services; none is needed where all is free",
      who: "account",
      command: true,
      status: 201,
      answers: { schema: OpenedSchema, example: { ...exampleDone, order: exampleOrder } },
      refusals: [
        "notFound",
        "serviceMissing",
        "serviceUnknown",
        "orderPending",
        "alreadyPaid",
        "alreadyWaived",
        "refundRunning",
        "recordNotConfirmed",
        "windowNotOpen",
        "windowClosed",
        "photoInReview",
        "photoApproved",
        "photoDelivered",
        "policyInvalid",
        "closed",
        "purged",
        "inputInvalid",
        "tooOften",
      ],
    }),
    smallBody,
    withAccount,
    limitedByAccount("CODE_LIMIT", "order"),
    withCollection,
    withKey,
    valid("json", ChooseServicesSchema),
    async (context) => {
      const { env } = context;
      const { held, account } = context.var;
      const services = context.req.valid("json").services;
      const keys = await keysOf(env);
      const payer = await reachAccount(env.DB, keys, account);
      if (payer === null) return refuse(context, "notLoggedIn");
      const payerHash = await payerHashOf(keys, payer.openid);
      const answer = await give(env, context.var, { type: "openOrder", services, payerHash });
      if (!answer.ok) return passOn(context, answer.refusal);
      const { collection } = await graduateOf(env, held.graduateId).view();
      const number = answer.order?.number ?? "";
      const order = orderOf({ ...held, collection }, account, number);
      const view = order ? orderView(order, held.programme.policy) : null;
      return context.json({ ...done(answer), order: view }, 201);
    },
  )
  .get(
    "/:collectionId/orders/:number",
    describe({
      tag: "orders",
      summary: "An order: its status, and when paid its receipt",
      who: "account",
      answers: { schema: OrderSchema, example: exampleOrder },
      refusals: ["notFound"],
    }),
    withAccount,
    withCollection,
    valid("param", orderPath),
    (context) => {
      const { held, account } = context.var;
      const order = orderOf(held, account, context.req.valid("param").number);
      return order ? context.json(orderView(order, held.programme.policy), 200) : refuse(context, "notFound");
    },
  )
  .delete(
    "/:collectionId/orders/:number",
    describe({
      tag: "orders",
      summary: "Cancels an order that has not been paid",
      who: "account",
      command: true,
      answers: { schema: DoneSchema, example: exampleDone },
      refusals: [...stateRefusals, "orderNotOpen"],
    }),
    smallBody,
    withAccount,
    withCollection,
    withKey,
    valid("param", orderPath),
    async (context) => {
      const orderNumber = context.req.valid("param").number;
      const answer = await give(context.env, context.var, { type: "expireOrder", orderNumber });
      return answer.ok ? context.json(done(answer), 200) : passOn(context, answer.refusal);
    },
  )
  .post(
    "/:collectionId/orders/:number/check",
    describe({
      tag: "orders",
      summary: "Asks WeChat Pay how an order stands, for the way back from the cashier",
      who: "account",
      command: true,
      answers: { schema: OrderSchema, example: exampleOrder },
      refusals: ["notFound", "paymentUnavailable", "tooOften"],
    }),
    smallBody,
    withAccount,
    limitedByAccount("CODE_LIMIT", "check"),
    withCollection,
    withKey,
    valid("param", orderPath),
    async (context) => {
      const { env } = context;
      const { held, account } = context.var;
      const { number } = context.req.valid("param");
      const known = orderOf(held, account, number);
      if (!known) return refuse(context, "notFound");
      const { policy } = held.programme;
      if (known.transactionId !== null) return context.json(orderView(known, policy), 200);
      const graduate = graduateOf(env, held.graduateId);
      const book = committingBook(env, held.graduateId, "query");
      const { merchant } = await wechatOf(env);
      const asked = await askForPayment(merchant, platformWorld, book, number);
      // An order that nobody has taken to the cashier yet is not known there.
      if (!asked.ok && asked.refusal.code !== "orderNotFound") {
        await noticeRefusal(env, asked.refusal, Date.now());
        return refuse(context, "paymentUnavailable");
      }
      const { collection } = await graduate.view();
      return context.json(orderView(orderOf({ ...held, collection }, account, number) ?? known, policy), 200);
    },
  )
  .post(
    "/:collectionId/orders/:number/refund",
    describe({
      tag: "orders",
      summary: "Asks for the money back; alone until a reviewer has been asked",
      who: "account",
      command: true,
      answers: { schema: DoneSchema, example: exampleDone },
      refusals: [...stateRefusals, "nothingToRefund", "refundByService", "refundByPayer", "inputInvalid"],
    }),
    smallBody,
    withAccount,
    withCollection,
    withKey,
    valid("param", orderPath),
    valid("json", RefundReasonSchema),
    async (context) => {
      const orderNumber = context.req.valid("param").number;
      const { reason: note } = context.req.valid("json");
      const answer = await give(context.env, context.var, { type: "requestRefund", orderNumber, note });
      return answer.ok ? context.json(done(answer), 200) : passOn(context, answer.refusal);
    },
  );
