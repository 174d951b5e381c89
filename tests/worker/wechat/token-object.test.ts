import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import type { WechatToken } from "../../../worker/wechat/login/token-object.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      WECHAT_TOKEN: DurableObjectNamespace<WechatToken>;
    }
  }
}

const app = { appid: "wx0123456789abcdef", secret: "0".repeat(32), apiBase: "http://wechat.test" };
afterEach(() => vi.unstubAllGlobals());

/** The object asks through the platform's fetch; returns the addresses it asked. */
function answering(answer: () => Response | Promise<Response>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return answer();
  });
  return asked;
}
const unreachable = () => Promise.reject(new Error("no route"));
const later = () => Date.now() + 3_600_000;

it("the token object hands out the kept token without asking WeChat", async () => {
  const stub = env.WECHAT_TOKEN.getByName(crypto.randomUUID());
  const asked = answering(unreachable);
  const kept = { token: "kept", expiresAt: later() };
  await runInDurableObject(stub, (_, state) => state.storage.put("accessToken", kept));
  expect(await stub.token(app)).toEqual({ ok: true, value: "kept" });
  expect(asked).toEqual([]);
});

it("the token object answers a refusal as data over RPC when WeChat cannot be reached, and keeps nothing", async () => {
  answering(unreachable);
  const stub = env.WECHAT_TOKEN.getByName(crypto.randomUUID());
  expect(await stub.token(app)).toMatchObject({ ok: false, refusal: { code: "unreachable", retry: true } });
  expect(await runInDurableObject(stub, (_, state) => state.storage.get("accessToken"))).toBeUndefined();
});

it("the token object asks anew for a token that was dropped, and not for one that was replaced meanwhile", async () => {
  const asked = answering(() => Response.json({ access_token: "third", expires_in: 7200 }));
  const stub = env.WECHAT_TOKEN.getByName(crypto.randomUUID());
  const kept = { token: "second", expiresAt: later() };
  await runInDurableObject(stub, (_, state) => state.storage.put("accessToken", kept));
  await stub.drop(app, "first");
  expect(await stub.token(app)).toEqual({ ok: true, value: "second" });
  await stub.drop(app, "second");
  expect(await Promise.all([stub.token(app), stub.token(app)])).toEqual([
    { ok: true, value: "third" },
    { ok: true, value: "third" },
  ]);
  expect(asked).toEqual(["POST /cgi-bin/stable_token"]);
});
