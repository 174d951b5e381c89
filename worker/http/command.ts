import { createMiddleware } from "hono/factory";
import { keyringOf } from "../env.ts";
import { beginRequest, endRequest } from "../roster/answered-requests.ts";
import { sha256Hex, toHex, utf8 } from "../wechat/bytes.ts";
import type { AccountEnv } from "./access.ts";
import { refuse } from "./refusals.ts";

/** What a command's handler knows besides the account: the key under which the object keeps its answer. */
export interface CommandEnv extends AccountEnv {
  Variables: AccountEnv["Variables"] & { key: string };
}

const keyForm = /^[\x21-\x7e]{8,64}$/;

/**
 * Reads the idempotency key of a command for the Graduate object, whose journal keeps the answer; refuses with
 * `keyMissing`. The key is bound to the account and set apart from keys of timers and payments.
 */
export const withKey = createMiddleware<CommandEnv>(async (context, next) => {
  const key = context.req.header("idempotency-key") ?? "";
  if (!keyForm.test(key)) return refuse(context, "keyMissing");
  context.set("key", `client:${await sha256Hex(`${context.var.account}\n${key}`)}`);
  return next();
});

/**
 * The same for a command that reaches no object, or does more than ask one: the answer is kept in D1 for a day and
 * given again. Refuses a repetition while the first is under way with `requestRunning`; what failed on our side or
 * was refused for now (429, 5xx) is not kept. Answers hold nothing that names a person.
 */
export const onlyOnce = createMiddleware<CommandEnv>(async (context, next) => {
  const { DB: db } = context.env;
  const { key } = context.var;
  const { method, path } = context.req;
  const { current } = await keyringOf(context.env);
  const told = utf8(`${method} ${path}\n${await bodyText(context.req.raw)}`);
  // Keyed: what a person typed must not be found by trying from what is kept.
  const fingerprint = toHex(new Uint8Array(await crypto.subtle.sign("HMAC", current, told)));
  const begun = await beginRequest(db, { key, fingerprint }, Date.now());
  if (begun.state === "running") return refuse(context, "requestRunning");
  if (begun.state === "other") return refuse(context, "keyReused");
  if (begun.state === "answered") {
    return new Response(begun.status === 204 ? null : begun.body, {
      status: begun.status,
      headers: { "content-type": begun.contentType, "cache-control": "no-store" },
    });
  }
  await next();
  const { status } = context.res;
  const keeps = status < 500 && status !== 429;
  const body = keeps ? await context.res.clone().text() : "";
  const contentType = context.res.headers.get("content-type") ?? "";
  await endRequest(db, key, keeps ? { status, body, contentType } : null);
});

/** The body where it is JSON. A picture is not compared: its key says what it belongs to. */
async function bodyText(request: Request): Promise<string> {
  const json = request.headers.get("content-type")?.startsWith("application/json") ?? false;
  return json ? request.clone().text() : "";
}
