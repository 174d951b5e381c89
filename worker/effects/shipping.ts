import type { Effect } from "../../durable-objects/collection/effect.ts";
import type { EffectOutcome, EffectRequest } from "../../durable-objects/effects.ts";
import { graduateOf, tokensOf, wechatOf } from "../adapters.ts";
import { keysOf } from "../env.ts";
import { reachAccount } from "../roster/accounts.ts";
import { serviceNames } from "../roster/policy/service-names.ts";
import { programmeById } from "../roster/programmes.ts";
import { uploadShipping } from "../wechat/shipping/upload.ts";
import { platformWorld } from "../wechat/world.ts";

type ShippingEffect = Extract<Effect, { readonly kind: "shipping" }>;

/** Attempts, about a quarter of an hour, after which a payment that WeChat does not know is left to staff. */
const attemptsUnknown = 10;

/** Tells WeChat that an order is fulfilled. An order whose money is on its way back is not told. */
export async function runShipping(
  env: Env,
  { graduateId, programmeId, attempt }: EffectRequest,
  { orderNumber, at }: ShippingEffect,
): Promise<EffectOutcome> {
  const { settings } = await wechatOf(env);
  const { collection } = await graduateOf(env, graduateId).view();
  const order = collection.orders.find(({ number }) => number === orderNumber);
  if (order?.status !== "paid" || order.transactionId === null)
    return { status: "done", outcome: "refunded" };
  const payer = await reachAccount(env.DB, await keysOf(env), order.accountId);
  if (payer === null) return { status: "done", outcome: "accountGone" };
  const programme = await programmeById(env.DB, programmeId);
  const { openid } = payer;
  const { transactionId } = order;
  const description = serviceNames(order.services, programme?.policy ?? { services: [] });
  const rendered = { transactionId, openid, description, at };
  const told = await uploadShipping(settings, platformWorld, tokensOf(env, settings), rendered);
  if (told.end !== "failed") return { status: "done", outcome: outcomes[told.end] };
  const { code, retry, upstream } = told.refusal;
  const given = code === "shippingOrderUnknown" && attempt + 1 >= attemptsUnknown;
  const outcome = upstream === undefined ? code : `${code}:${upstream}`;
  return { status: retry && !given ? "retry" : "refused", outcome };
}

const outcomes = {
  uploaded: "shippingUploaded",
  already: "shippingKnown",
  notConfigured: "shippingOff",
} as const;
