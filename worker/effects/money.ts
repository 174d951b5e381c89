import type { Effect } from "../../durable-objects/collection/effect.ts";
import type { EffectOutcome, EffectRequest, ProviderFact } from "../../durable-objects/effects.ts";
import { graduateOf, wechatOf } from "../adapters.ts";
import type { Text } from "../text.ts";
import type { WechatRefusal } from "../wechat/outcome.ts";
import { askForPayment, askForRefund, askThenClose } from "../wechat/pay/ask.ts";
import { requestRefund } from "../wechat/pay/refund.ts";
import { settleRefund } from "../wechat/pay/settle.ts";
import { platformWorld } from "../wechat/world.ts";
import { bookOf, refundFact } from "./book.ts";

type MoneyEffect = Extract<
  Effect,
  { readonly kind: "queryPayment" | "closePayment" | "refund" | "queryRefund" }
>;

/** Path of the route that hears about a graduate's payments, or refunds. */
export const notifyPath = (about: "payment" | "refund", graduateId: string) =>
  `/hooks/wechat/${about}/${graduateId}`;

const reasons: Readonly<Record<Extract<Effect, { kind: "refund" }>["cause"], Text["zh"]>> = {
  graduate: "毕业生申请退款",
  staff: "客服退款",
  surplus: "重复支付退回",
};

/** Carries out what concerns money, with WeChat Pay; what it says is handed back to be booked. */
export async function runMoney(
  env: Env,
  { graduateId }: EffectRequest,
  effect: MoneyEffect,
): Promise<EffectOutcome> {
  const facts: ProviderFact[] = [];
  const book = bookOf(env, graduateId, async (fact) => {
    facts.push(fact);
  });
  const { merchant } = await wechatOf(env);
  const world = platformWorld;
  const done = (outcome: string): EffectOutcome => ({ status: "done", outcome, facts });

  switch (effect.kind) {
    case "queryPayment": {
      const asked = await askForPayment(merchant, world, book, effect.orderNumber);
      return asked.ok ? done(asked.value.state) : ended(asked.refusal);
    }
    case "closePayment": {
      const closed = await askThenClose(merchant, world, book, effect.orderNumber);
      return closed.ok ? done(closed.value.state) : ended(closed.refusal);
    }
    case "queryRefund": {
      const asked = await askForRefund(merchant, world, book, effect.refundNumber);
      return asked.ok ? done(asked.value) : ended(asked.refusal);
    }
    case "refund": {
      const told = await requestRefund(merchant, world, {
        outTradeNo: effect.orderNumber,
        outRefundNo: effect.refundNumber,
        reason: reasons[effect.cause],
        refundFen: effect.amountFen,
        totalFen: effect.totalFen,
        notifyPath: notifyPath("refund", graduateId),
      });
      // Nobody has the money back whose order is not there.
      if (!told.ok)
        return told.refusal.code === "refundUserAccount"
          ? declined(env, graduateId, effect, told.refusal)
          : failed(told.refusal);
      const { mchid } = merchant.signer;
      await settleRefund(book, told.value, { expected: mchid, reported: mchid }, { source: "query" });
      return done(told.value.status);
    }
  }
}

/**
 * The payer's account is closed for good: no refund of this order will ever be taken. It ends as closed, so that the
 * collection does not wait for it, and staff are told that the money is still with us.
 */
async function declined(
  env: Env,
  graduateId: string,
  { orderNumber, refundNumber, amountFen }: Extract<MoneyEffect, { kind: "refund" }>,
  refusal: WechatRefusal,
): Promise<EffectOutcome> {
  const closed = {
    outTradeNo: orderNumber,
    outRefundNo: refundNumber,
    refundFen: amountFen,
    status: "CLOSED",
  } as const;
  const fact = await refundFact(closed, async () => graduateOf(env, graduateId).orders());
  return { status: "done", outcome: outcomeOf(refusal), facts: fact === null ? [] : [fact] };
}

/** What is asked about, or to be closed, and is not there or closed already, needs nothing. */
function ended(refusal: WechatRefusal): EffectOutcome {
  const { code } = refusal;
  const over = code === "orderNotFound" || code === "orderClosed";
  return over ? { status: "done", outcome: code } : failed(refusal);
}

/** What may pass is tried again; the rest is for staff. */
function failed(refusal: WechatRefusal): EffectOutcome {
  return { status: refusal.retry ? "retry" : "refused", outcome: outcomeOf(refusal) };
}

function outcomeOf({ code, upstream }: WechatRefusal): string {
  return upstream === undefined ? code : `${code}:${upstream}`;
}
