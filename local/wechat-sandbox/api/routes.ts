import { type Context, Hono } from "hono";
import * as v from "valibot";
import { toBase64, toBase64Url } from "../../../worker/wechat/bytes.ts";
import { takeFault } from "../faults.ts";
import type { Scene } from "../sandbox.ts";
import { one, readValue, writeValue } from "../tables.ts";
import { messageFault, templateFault } from "./message-check.ts";
import { uploadShipping } from "./shipping.ts";

type Answer = Record<string, unknown>;

function random(bytes: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(bytes));
}

function fault(errcode: number, errmsg: string): Answer {
  return { errcode, errmsg };
}

/** Uses a code up; a number is the error code it earns. */
function takeCode(scene: Scene, code: string, kind: "login" | "phone"): string | number {
  const query = "SELECT openid, expires_at, used FROM code WHERE code = ? AND kind = ?";
  const found = one<{ openid: string; expires_at: number; used: number }>(scene.sql, query, code, kind);
  if (found === undefined || found.expires_at <= scene.now()) return 40029;
  if (found.used === 1) return kind === "login" ? 40163 : 40029;
  scene.sql.exec("UPDATE code SET used = 1 WHERE code = ?", code);
  return found.openid;
}

function session(scene: Scene, query: (name: string) => string | undefined): Answer {
  if (query("appid") !== scene.keys.appid) return fault(40013, "invalid appid");
  if (query("secret") !== scene.keys.secret) return fault(40125, "invalid appsecret");
  if (query("grant_type") !== "authorization_code") return fault(40002, "invalid grant_type");
  const openid = takeCode(scene, query("js_code") ?? "", "login");
  if (typeof openid === "number") return fault(openid, "invalid code");
  // As the real one does, success carries no errcode.
  return { session_key: toBase64(random(16)), openid };
}

function stableToken(scene: Scene, body: unknown): Answer {
  const shape = v.object({
    grant_type: v.string(),
    appid: v.string(),
    secret: v.string(),
    force_refresh: v.optional(v.boolean()),
  });
  const asked = v.safeParse(shape, body);
  if (!asked.success) return fault(47001, "data format error");
  const { grant_type, appid, secret, force_refresh } = asked.output;
  if (grant_type !== "client_credential") return fault(40002, "invalid grant_type");
  if (appid !== scene.keys.appid) return fault(40013, "invalid appid");
  if (secret !== scene.keys.secret) return fault(40125, "invalid appsecret");
  const now = scene.now();
  const query = "SELECT token, expires_at FROM token WHERE expires_at > ? ORDER BY expires_at DESC LIMIT 1";
  const kept = one<{ token: string; expires_at: number }>(scene.sql, query, now);
  const forcedAt = Number(readValue(scene.sql, "tokenForcedAt") ?? 0);
  // Within half a minute of a forced refresh the next one changes nothing.
  const force = force_refresh === true && now - forcedAt >= 30_000;
  if (kept !== undefined && !force) {
    return { access_token: kept.token, expires_in: Math.floor((kept.expires_at - now) / 1000) };
  }
  const token = toBase64Url(random(48));
  if (force) writeValue(scene.sql, "tokenForcedAt", String(now));
  scene.sql.exec("DELETE FROM token");
  scene.sql.exec("INSERT INTO token VALUES (?, ?)", token, now + 7_200_000);
  return { access_token: token, expires_in: 7200 };
}

function phoneNumber(scene: Scene, body: unknown): Answer {
  const asked = v.safeParse(v.object({ code: v.string(), openid: v.optional(v.string()) }), body);
  if (!asked.success) return fault(47001, "data format error");
  const openid = takeCode(scene, asked.output.code, "phone");
  if (typeof openid === "number") return fault(openid, "invalid code");
  if (asked.output.openid !== undefined && asked.output.openid !== openid)
    return fault(40003, "invalid openid");
  const user = one<{ phone: string }>(scene.sql, "SELECT phone FROM user WHERE openid = ?", openid);
  const number = user?.phone ?? "";
  const watermark = { timestamp: Math.floor(scene.now() / 1000), appid: scene.keys.appid };
  const phone_info = { phoneNumber: number, purePhoneNumber: number, countryCode: "86", watermark };
  return { errcode: 0, errmsg: "ok", phone_info };
}

function message(scene: Scene, body: unknown): Answer {
  const wrong = messageFault(body);
  if (typeof wrong === "number") return fault(wrong, "argument invalid");
  const misfit = templateFault(wrong.template_id, wrong.data);
  if (misfit !== 0) return fault(misfit, "the template is another");
  const user = one(scene.sql, "SELECT openid FROM user WHERE openid = ?", wrong.touser);
  if (user === undefined) return fault(40003, "invalid openid");
  scene.sql.exec(
    "INSERT INTO message (openid, body, at) VALUES (?, ?, ?)",
    wrong.touser,
    JSON.stringify(wrong),
    scene.now(),
  );
  return { errcode: 0, errmsg: "ok" };
}

function shipping(scene: Scene, body: unknown): Answer {
  const errcode = uploadShipping(scene, body);
  return fault(errcode, errcode === 0 ? "ok" : "shipping information not taken");
}

/** The mini-program API: login, token, phone number, subscribe messages, shipping information; planned faults carried out. */
export function apiRoutes(scene: Scene): Hono {
  const app = new Hono();

  const answer = (handle: (context: Context) => Answer | Promise<Answer>) => async (context: Context) => {
    const planned = takeFault(scene.sql, context.req.path);
    if (planned?.kind === "errcode") return context.json(fault(Number(planned.code), "planned"));
    if (planned?.kind === "error500") return new Response(null, { status: 500 });
    const done = await handle(context);
    return planned?.kind === "lost" ? new Response(null, { status: 502 }) : context.json(done);
  };
  const withToken = (handle: (scene: Scene, body: unknown) => Answer) =>
    answer(async (context) => {
      const token = context.req.query("access_token") ?? "";
      const kept = one<{ expires_at: number }>(
        scene.sql,
        "SELECT expires_at FROM token WHERE token = ?",
        token,
      );
      if (kept === undefined) return fault(40001, "invalid credential");
      if (kept.expires_at <= scene.now()) return fault(42001, "access_token expired");
      return handle(scene, await context.req.json().catch(() => undefined));
    });

  app.get(
    "/sns/jscode2session",
    answer((context) => session(scene, (name) => context.req.query(name))),
  );
  app.post(
    "/cgi-bin/stable_token",
    answer(async (context) => stableToken(scene, await context.req.json().catch(() => undefined))),
  );
  app.post("/wxa/business/getuserphonenumber", withToken(phoneNumber));
  app.post("/cgi-bin/message/subscribe/send", withToken(message));
  app.post("/wxa/sec/order/upload_shipping_info", withToken(shipping));
  return app;
}
