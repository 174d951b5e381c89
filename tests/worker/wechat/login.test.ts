import { describe, expect, it } from "vitest";
import { codeToIdentity } from "../../../worker/wechat/login/code-session.ts";
import { onStage } from "./stage.ts";

const openid = "oAlice00000000000000000000000";
const _stranger = "oMallory000000000000000000000";

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
