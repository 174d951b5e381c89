import { beijingRfc3339Ms } from "../beijing.ts";
import type { TokenSource } from "../login/access-token.ts";
import { callWithToken } from "../login/with-token.ts";
import type { WechatRefusal } from "../outcome.ts";
import type { WechatSettings } from "../settings.ts";
import type { World } from "../world.ts";

/** A paid order whose service has been rendered. */
export interface RenderedOrder {
  /** WeChat Pay's own number of the payment. */
  readonly transactionId: string;
  /** The payer. */
  readonly openid: string;
  /** What was bought, in the words of the order; holds no personal data. */
  readonly description: string;
  /** When it was rendered (ms); the same for every attempt, so that a repetition is no correction. */
  readonly at: number;
}

/** How the upload ended: `already` is WeChat's word that it knows; a failure says whether to try again. */
export type ShippingEnd =
  | { readonly end: "uploaded" | "already" | "notConfigured" }
  | { readonly end: "failed"; readonly refusal: WechatRefusal };

/** `logistics_type` of what has no parcel (虚拟商品), and `delivery_mode` of what is delivered at once (统一发货). */
const virtual = 3;
const whole = 1;

/** WeChat takes 120 characters. */
const descriptionLimit = 120;

/**
 * Uploads 发货信息: some categories of mini programs get their money only after WeChat was told that the order is
 * fulfilled. Nothing is sent unless the settings ask for it.
 *
 * WeChat counts a second upload as a correction and takes only one, so an answer that says it knows already is an end.
 */
export async function uploadShipping(
  settings: Pick<WechatSettings, "apiBase" | "uploadShipping">,
  world: World,
  tokens: TokenSource,
  { transactionId, openid, description, at }: RenderedOrder,
): Promise<ShippingEnd> {
  if (!settings.uploadShipping) return { end: "notConfigured" };
  const body = {
    order_key: { order_number_type: 2, transaction_id: transactionId },
    logistics_type: virtual,
    delivery_mode: whole,
    shipping_list: [{ item_desc: Array.from(description).slice(0, descriptionLimit).join("") }],
    upload_time: beijingRfc3339Ms(at),
    payer: { openid },
  };
  const call = { base: settings.apiBase, path: "/wxa/sec/order/upload_shipping_info", body };
  const answer = await callWithToken(world, tokens, call);
  if (answer.ok) return { end: "uploaded" };
  return answer.refusal.code === "shippingKnown"
    ? { end: "already" }
    : { end: "failed", refusal: answer.refusal };
}
