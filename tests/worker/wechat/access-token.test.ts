import { describe, expect, it } from "vitest";
import { AccessTokenCache } from "../../../worker/wechat/login/access-token.ts";
import type { World } from "../../../worker/wechat/world.ts";
import { onStage, type Stage, valueOfOutcome } from "./stage.ts";
import { memory } from "./token-store.ts";

/** What another system of the same mini program does when its token leaked. */
async function forcedElsewhere({ settings, world }: Stage): Promise<string> {
  const { appid, secret, apiBase } = settings;
  const body = JSON.stringify({ grant_type: "client_credential", appid, secret, force_refresh: true });
  const request = new Request(`${apiBase}/cgi-bin/stable_token`, { method: "POST", body });
  return (await (await world.fetch(request)).json<{ access_token: string }>()).access_token;
}

/** The stage's world, counting calls by path. */
function counting(stage: Stage): { world: World; calls: Map<string, number> } {
  const calls = new Map<string, number>();
  const fetch = (request: Request) => {
    const { pathname } = new URL(request.url);
    calls.set(pathname, (calls.get(pathname) ?? 0) + 1);
    return stage.world.fetch(request);
  };
  return { world: { ...stage.world, fetch }, calls };
}

describe("the access token", () => {
  it("is asked for once by fifty callers at a time, and again only five minutes before its end", () =>
    onStage(async (stage) => {
      const { world, calls } = counting(stage);
      const cache = new AccessTokenCache(stage.settings, world, memory());
      const tokens = await Promise.all(Array.from({ length: 50 }, () => cache.get()));
      expect(new Set(tokens.map(valueOfOutcome)).size).toBe(1);
      expect(calls.get("/cgi-bin/stable_token")).toBe(1);
      stage.clock.now += 6_899_000;
      await cache.get();
      expect(calls.get("/cgi-bin/stable_token")).toBe(1);
      stage.clock.now += 1_000;
      await cache.get();
      expect(calls.get("/cgi-bin/stable_token")).toBe(2);
    }));

  it("is replaced by force when it was called void, and only if it is still the one kept", () =>
    onStage(async (stage) => {
      const { world, calls } = counting(stage);
      const cache = new AccessTokenCache(stage.settings, world, memory());
      const first = valueOfOutcome(await cache.get());
      await cache.drop(first);
      const second = valueOfOutcome(await cache.get());
      expect(second).not.toBe(first);
      await cache.drop(first);
      expect(valueOfOutcome(await cache.get())).toBe(second);
      expect(calls.get("/cgi-bin/stable_token"), "asked for, asked for again, forced").toBe(3);
    }));

  it("that another system replaced is taken over from there, so that two systems do not void each other's for ever", () =>
    onStage(async (stage) => {
      const cache = new AccessTokenCache(stage.settings, stage.world, memory());
      const first = valueOfOutcome(await cache.get());
      const theirs = await forcedElsewhere(stage);
      expect(theirs).not.toBe(first);
      stage.clock.now += 60_000;
      await cache.drop(first);
      expect(valueOfOutcome(await cache.get())).toBe(theirs);
    }));

  it("is not refreshed by a force that comes within half a minute of the one before", () =>
    onStage(async (stage) => {
      const first = await forcedElsewhere(stage);
      stage.clock.now += 29_000;
      expect(await forcedElsewhere(stage)).toBe(first);
      stage.clock.now += 1_000;
      expect(await forcedElsewhere(stage)).not.toBe(first);
    }));

  it("that WeChat refuses for our IP says so to staff, keeps nothing, and is asked for anew by the next caller", () =>
    onStage(async (stage) => {
      const cache = new AccessTokenCache(stage.settings, stage.world, memory());
      await stage.control("/fault", { path: "/cgi-bin/stable_token", kind: "errcode", code: "40164" });
      const answer = await cache.get();
      expect(answer).toMatchObject({ refusal: { code: "ipNotAllowed" } });
      if (!answer.ok) expect(answer.refusal.staff.zh).toContain("IP 白名单");
      expect((await cache.get()).ok).toBe(true);
    }));
});
