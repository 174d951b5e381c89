import { describe, expect, it } from "vitest";
import { AccessTokenCache } from "../../../worker/wechat/login/access-token.ts";
import { codeToPhone } from "../../../worker/wechat/login/phone.ts";
import type { World } from "../../../worker/wechat/world.ts";
import { onStage, type Stage } from "./stage.ts";
import { memory } from "./token-store.ts";

const openid = "oAlice00000000000000000000000";
const stranger = "oMallory000000000000000000000";

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
