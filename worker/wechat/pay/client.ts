import * as v from "valibot";
import { textOf } from "../bytes.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import type { Merchant } from "./merchant.ts";
import { authorization, nonceOf } from "./sign.ts";
import { upstreamRefusal } from "./upstream.ts";
import { verifySigned } from "./verify.ts";

/** How long one call may take, in ms; the graduate waits for some of them. */
const timeoutMs = 10_000;

/** One call of the pay API; `path` includes the query. */
export interface PayCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
}

/** A successful answer whose body has not been judged yet. */
export interface RawAnswer {
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** The public key's id, where one is configured: it asks WeChat Pay to sign with that key, not a certificate. */
function preferredSerial(merchant: Merchant): string | undefined {
  for (const platform of merchant.keys.values()) if (platform.kind === "publicKey") return platform.serial;
  return undefined;
}

/** Signs and sends one call. A non-2xx answer becomes the refusal its code stands for; the body is not verified here. */
export async function sendSigned(
  merchant: Merchant,
  world: World,
  call: PayCall,
): Promise<Outcome<RawAnswer>> {
  const body = call.body === undefined ? "" : JSON.stringify(call.body);
  const signed = { method: call.method, path: call.path, body };
  const headers = new Headers({
    Authorization: await authorization(merchant.signer, signed, world.now(), nonceOf(world.random)),
    Accept: "application/json",
    "User-Agent": "xuezhao/1 (Cloudflare Workers)",
  });
  if (call.method === "POST") headers.set("Content-Type", "application/json");
  const serial = preferredSerial(merchant);
  if (serial !== undefined) headers.set("Wechatpay-Serial", serial);

  try {
    const request = new Request(merchant.base + call.path, {
      method: call.method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      ...(call.method === "POST" ? { body } : {}),
    });
    const response = await world.fetch(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (!response.ok) return upstreamRefusal(response.status, bytes);
    return done({ headers: response.headers, body: bytes });
  } catch {
    return refused("unreachable");
  }
}

/**
 * One call whose answer is verified and parsed. A schema of `v.undefined()` expects an empty answer (204).
 * Refuses what the signature does not cover (`payUnverified`) and what the schema does not describe (`unexpectedAnswer`).
 */
export async function callPay<T>(
  merchant: Merchant,
  world: World,
  call: PayCall,
  schema: v.GenericSchema<unknown, T>,
): Promise<Outcome<T>> {
  const answer = await sendSigned(merchant, world, call);
  if (!answer.ok) return answer;
  const { headers, body } = answer.value;
  const verification = await verifySigned(headers, body, merchant.keys, world.now());
  if (!verification.ok) return refused("payUnverified", verification.fault);
  return parseJson(body, schema);
}

/** A JSON body as the schema describes it; refuses with `unexpectedAnswer`, naming the first path that differs. */
export function parseJson<T>(body: Uint8Array, schema: v.GenericSchema<unknown, T>): Outcome<T> {
  let value: unknown;
  try {
    value = body.length === 0 ? undefined : JSON.parse(textOf(body));
  } catch {
    return refused("unexpectedAnswer", "json");
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return done(parsed.output);
  return refused("unexpectedAnswer", v.getDotPath(parsed.issues[0]) ?? "body");
}
