import * as v from "valibot";
import { textOf } from "../bytes.ts";
import type { Merchant } from "./merchant.ts";
import { NotifiedRefundSchema, type Refund } from "./refund.ts";
import { decryptResource, ResourceSchema } from "./resource.ts";
import { type Transaction, TransactionSchema } from "./transaction.ts";
import { type SignatureFault, verifySigned } from "./verify.ts";

const EnvelopeSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  event_type: v.string(),
  resource: ResourceSchema,
});

/** What a request to the notification route turned out to be. */
export type Notification =
  /** Not proven to be WeChat Pay's: nothing in it may be believed. */
  | { readonly kind: "forged"; readonly fault: SignatureFault }
  /**
   * Signed by WeChat Pay, yet we cannot read it: `key` when it does not decrypt, else the part that is wrong. The id is
   * there when no more than the content is unreadable.
   */
  | { readonly kind: "unreadable"; readonly part: string; readonly id?: string }
  | { readonly kind: "payment"; readonly id: string; readonly transaction: Transaction }
  | { readonly kind: "refund"; readonly id: string; readonly mchid: string; readonly refund: Refund }
  /** Signed and readable, of a kind this product does not use. */
  | { readonly kind: "other"; readonly id: string; readonly eventType: string };

function json(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof text === "string" ? text : textOf(text));
  } catch {
    return undefined;
  }
}

/** Verifies, decrypts and parses one notification from its headers and raw body, at `now` (ms). */
export async function readNotification(
  merchant: Pick<Merchant, "keys" | "apiV3Key">,
  headers: Headers,
  body: Uint8Array,
  now: number,
): Promise<Notification> {
  const verification = await verifySigned(headers, body, merchant.keys, now);
  if (!verification.ok) return { kind: "forged", fault: verification.fault };

  const envelope = v.safeParse(EnvelopeSchema, json(body));
  if (!envelope.success) return { kind: "unreadable", part: v.getDotPath(envelope.issues[0]) ?? "body" };
  const { id, event_type: eventType, resource } = envelope.output;
  const text = await decryptResource(merchant.apiV3Key, resource);
  if (text === undefined) return { kind: "unreadable", id, part: "key" };

  if (eventType === "TRANSACTION.SUCCESS") {
    const parsed = v.safeParse(TransactionSchema, json(text));
    if (parsed.success) return { kind: "payment", id, transaction: parsed.output };
    return { kind: "unreadable", id, part: v.getDotPath(parsed.issues[0]) ?? "transaction" };
  }
  if (["REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED"].includes(eventType)) {
    const parsed = v.safeParse(NotifiedRefundSchema, json(text));
    if (!parsed.success) return { kind: "unreadable", id, part: v.getDotPath(parsed.issues[0]) ?? "refund" };
    const { mchid, ...refund } = parsed.output;
    return { kind: "refund", id, mchid, refund };
  }
  return { kind: "other", id, eventType };
}

/** How the route ends: after the commit, before it was possible, or because nobody signed. */
export type NotificationEnd = "committed" | "forged" | "notCommitted";

/** The answer WeChat Pay understands: 204 stops its retries, 401 and 500 do not. Never 204 before the commit. */
export function notificationAnswer(end: NotificationEnd): Response {
  if (end === "committed") return new Response(null, { status: 204 });
  const [status, message] =
    end === "forged" ? [401, "signature not verified"] : [500, "not recorded, send again"];
  return Response.json({ code: "FAIL", message }, { status });
}
