import type { Effect } from "../../durable-objects/collection/effect.ts";
import type { EffectOutcome, EffectRequest } from "../../durable-objects/effects.ts";
import { graduateOf, tokensOf, wechatOf } from "../adapters.ts";
import { keysOf } from "../env.ts";
import { reviewReason } from "../review/reasons.ts";
import { reachAccount } from "../roster/accounts.ts";
import { programmeById } from "../roster/programmes.ts";
import type { MessageFacts } from "../wechat/messages/message.ts";
import { sendMessage } from "../wechat/messages/send.ts";
import { platformWorld } from "../wechat/world.ts";

type MessageEffect = Extract<Effect, { readonly kind: "message" }>;

/** Attempts, most of a day, after which a message is no news any more; staff may send it again. */
const attemptsAtMost = 36;

/** Sends one subscribe message. That the account does not want it, that it is not set up, or comes too late, is an end like any other. */
export async function runMessage(
  env: Env,
  request: EffectRequest,
  effect: MessageEffect,
): Promise<EffectOutcome> {
  // Whoever reads it has nothing left to hurry for.
  const { closesAt } = effect.data;
  if (typeof closesAt === "number" && closesAt <= Date.now()) return { status: "done", outcome: "tooLate" };
  const { settings } = await wechatOf(env);
  const account = await reachAccount(env.DB, await keysOf(env), effect.accountId);
  if (account === null) return { status: "done", outcome: "accountGone" };
  const message = {
    openid: account.openid,
    kind: effect.message,
    facts: await factsOf(env, request, effect),
    next: `/collect/${request.graduateId}`,
  };
  const sent = await sendMessage(settings, platformWorld, tokensOf(env, settings), message);
  if (sent.end !== "failed") return { status: "done", outcome: sent.end };
  const { code, retry } = sent.refusal;
  const stale = request.attempt + 1 >= attemptsAtMost;
  return { status: retry && !stale ? "retry" : "refused", outcome: code };
}

/** What the message says: words of the programme and of our lists, amounts and times; nothing about the person. */
async function factsOf(
  env: Env,
  { graduateId, programmeId }: EffectRequest,
  { data }: MessageEffect,
): Promise<MessageFacts> {
  const programme = await programmeById(env.DB, programmeId);
  const facts = {
    school: programme?.school ?? "",
    at: Date.now(),
    // A template with a deadline has one whatever the message is about.
    ...(programme === null ? {} : { until: programme.policy.window.closesAt }),
  };
  const { orderNumber, reason, closesAt, amountFen, at } = data;
  if (typeof reason === "string") return { ...facts, note: reviewReason(reason).text.zh };
  if (typeof closesAt === "number") return { ...facts, until: closesAt };
  if (typeof amountFen === "number" && typeof at === "number") return { ...facts, amountFen, at };
  if (typeof orderNumber !== "string") return facts;
  const { collection } = await graduateOf(env, graduateId).view();
  const order = collection.orders.find(({ number }) => number === orderNumber);
  return order === undefined ? facts : { ...facts, amountFen: order.amountFen, at: order.paidAt ?? facts.at };
}
