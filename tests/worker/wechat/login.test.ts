import { describe, expect, it } from "vitest";
import {
  AccessTokenCache,
  type StoredToken,
  type TokenStore,
} from "../../../worker/wechat/login/access-token.ts";
import { codeToIdentity } from "../../../worker/wechat/login/code-session.ts";
import { codeToPhone } from "../../../worker/wechat/login/phone.ts";
import { sendMessage } from "../../../worker/wechat/messages/send.ts";
import type { World } from "../../../worker/wechat/world.ts";
import { onStage, type Stage, valueOfOutcome } from "./stage.ts";

const openid = "oAlice00000000000000000000000";
const stranger = "oMallory000000000000000000000";

function memory(): TokenStore & { kept: StoredToken | undefined } {
  return {
    kept: undefined,
    async load() {
      return this.kept;
    },
    async save(token) {
      this.kept = token;
    },
  };
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

describe("a login code", () => {
  it("gives the openid once, and never the session key", () =>
    onStage(async ({ settings, world, control }) => {
      const { code } = await control<{ code: string }>("/login", { openid });
      expect(await codeToIdentity(settings, world, code)).toEqual({ ok: true, value: { openid } });
      const again = await codeToIdentity(settings, world, code);
      expect(again).toMatchObject({ refusal: { code: "codeInvalid", upstream: "40163" } });
    }));

  it("is refused after five minutes, when invented, and when it is not a code at all", () =>
    onStage(async (stage) => {
      const { settings, world } = stage;
      const { code } = await stage.control<{ code: string }>("/login", { openid });
      stage.clock.now += 300_000;
      expect(await codeToIdentity(settings, world, code)).toMatchObject({ refusal: { upstream: "40029" } });
      expect(await codeToIdentity(settings, world, "invented")).toMatchObject({
        refusal: { upstream: "40029" },
      });
      const odd = await codeToIdentity(settings, world, "a b&secret=");
      expect(odd).toMatchObject({ refusal: { code: "codeInvalid", upstream: "format" } });
    }));

  it("is asked for once more when WeChat is busy, and refused when it stays so", () =>
    onStage(async ({ settings, world, control }) => {
      const busy = () => control("/fault", { path: "/sns", kind: "errcode", code: "-1" });
      const { code } = await control<{ code: string }>("/login", { openid });
      await busy();
      expect((await codeToIdentity(settings, world, code)).ok).toBe(true);
      await busy();
      await busy();
      const refusal = { code: "wechatBusy", retry: true };
      expect(await codeToIdentity(settings, world, "x")).toMatchObject({ refusal });
    }));

  const codes = [
    ["45011", "rateLimited"],
    ["40226", "highRiskUser"],
    ["40164", "ipNotAllowed"],
    ["45009", "quotaExceeded"],
    ["40125", "credentialsInvalid"],
    ["40001", "credentialsInvalid"],
    ["50007", "accountBlocked"],
    ["99999", "unexpectedAnswer"],
  ] as const;
  it.each(codes)("that WeChat answers with %s is refused as %s", (code, expected) =>
    onStage(async ({ settings, world, control }) => {
      await control("/fault", { path: "/sns", kind: "errcode", code });
      const answer = await codeToIdentity(settings, world, "x");
      expect(answer).toMatchObject({ ok: false, refusal: { code: expected, upstream: code } });
      expect(JSON.stringify(answer)).not.toContain(settings.secret);
    }),
  );
});

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
      expect(calls.get("/cgi-bin/stable_token")).toBe(2);
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

describe("a phone number", () => {
  const asked = async (stage: Stage, by: string) => {
    const { code } = await stage.control<{ code: string }>("/phone", { openid });
    const cache = new AccessTokenCache(stage.settings, stage.world, memory());
    return codeToPhone(stage.settings, stage.world, cache, { openid: by, code });
  };

  it("is given for the code and openid of its user", () =>
    onStage(async (stage) => {
      expect(await asked(stage, openid)).toEqual({
        ok: true,
        value: { number: "13800138000", countryCode: "86" },
      });
    }));

  it("is refused to another user who got hold of the code", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid: stranger });
      expect(await asked(stage, stranger)).toMatchObject({ refusal: { code: "openidUnknown" } });
    }));

  it.each(["40001", "42001", "40014"])("survives one void token (%s)", (code) =>
    onStage(async (stage) => {
      await stage.control("/fault", { path: "/wxa", kind: "errcode", code });
      expect((await asked(stage, openid)).ok).toBe(true);
    }),
  );

  it("is refused when a second token is void too", () =>
    onStage(async (stage) => {
      for (const code of ["40001", "42001"])
        await stage.control("/fault", { path: "/wxa", kind: "errcode", code });
      expect(await asked(stage, openid)).toMatchObject({
        refusal: { code: "tokenInvalid", upstream: "42001" },
      });
    }));

  it("with another app's watermark is refused", () =>
    onStage(async (stage) => {
      const forged: World = {
        ...stage.world,
        fetch: async (request) => {
          const response = await stage.world.fetch(request);
          return new Response((await response.text()).replace(stage.settings.appid, "wx0000000000000000"));
        },
      };
      const { code } = await stage.control<{ code: string }>("/phone", { openid });
      const cache = new AccessTokenCache(stage.settings, stage.world, memory());
      const answer = await codeToPhone(stage.settings, forged, cache, { openid, code });
      expect(answer).toMatchObject({ refusal: { code: "phoneWatermark" } });
    }));
});

describe("a subscribe message", () => {
  const template = { templateId: "T".repeat(43), page: "pages/index/index" };
  const fields = {
    thing1: "school",
    phrase2: "status",
    time3: "time",
    amount4: "amount",
    thing5: "note",
  } as const;
  const facts = {
    school: "云南某某某某某某某某某某某某某某某某某某大学",
    at: 0,
    amountFen: 4990,
    note: "眼睛闭合\n请重拍",
  };
  const send = (stage: Stage) => {
    const messages = { state: "formal", templates: { rejected: { ...template, fields } } } as const;
    const cache = new AccessTokenCache(stage.settings, stage.world, memory());
    return sendMessage({ ...stage.settings, messages }, stage.world, cache, {
      openid,
      kind: "rejected",
      facts,
      next: "/collect/g-1",
    });
  };

  it("passes WeChat's checks of every field", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      expect(await send(stage)).toEqual({ end: "sent" });
      const state = await stage.control<{ messages: { body: string }[] }>("/state");
      const { data, page } = JSON.parse(state.messages[0]?.body ?? "{}");
      expect(page).toBe("pages/index/index?next=%2Fcollect%2Fg-1");
      expect(Array.from(data.thing1.value)).toHaveLength(20);
      expect(data.phrase2.value).toBe("未通过");
      expect(data.time3.value).toBe("1970年1月1日 08:00");
      expect(data.amount4.value).toBe("¥49.90");
      expect(data.thing5.value).toBe("眼睛闭合 请重拍");
    }));

  it("that the user declined is final, not a failure; one without a template is not sent", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      await stage.control("/fault", { path: "/cgi-bin/message", kind: "errcode", code: "43101" });
      expect(await send(stage)).toEqual({ end: "declined" });
      const cache = new AccessTokenCache(stage.settings, stage.world, memory());
      const message = { openid, kind: "approved", facts: { school: "", at: 0 }, next: "/" } as const;
      const bare = { ...stage.settings, messages: { state: "formal", templates: {} } } as const;
      expect(await sendMessage(bare, stage.world, cache, message)).toEqual({
        end: "notConfigured",
      });
    }));

  it("to an unknown openid fails with a refusal that does not repeat it", () =>
    onStage(async (stage) => {
      const end = await send(stage);
      expect(end).toMatchObject({ end: "failed", refusal: { code: "openidUnknown", retry: false } });
      expect(JSON.stringify(end)).not.toContain(openid);
    }));
});
