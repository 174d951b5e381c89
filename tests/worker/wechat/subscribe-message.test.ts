import { describe, expect, it } from "vitest";
import { sandboxTemplates } from "../../../local/wechat-sandbox/templates.ts";
import { AccessTokenCache } from "../../../worker/wechat/login/access-token.ts";
import { sendMessage } from "../../../worker/wechat/messages/send.ts";
import type { MessageTemplate } from "../../../worker/wechat/messages/settings.ts";
import { readWechatSettings } from "../../../worker/wechat/settings.ts";
import { onStage, type Stage } from "./stage.ts";
import { memory } from "./token-store.ts";

const openid = "oAlice00000000000000000000000";

describe("a subscribe message", () => {
  const { paid, rejected, reminder } = sandboxTemplates;
  const page = "pages/index/index";
  const facts = {
    school: "云南某某某某某某某某某某某某某某某某某某大学",
    at: 0,
    amountFen: 4990,
    note: "眼睛闭合\n请重拍",
  };
  const send = (
    stage: Stage,
    kind: "paid" | "rejected" = "rejected",
    templates: Record<string, MessageTemplate> = { rejected: { ...rejected, page }, paid: { ...paid, page } },
  ) => {
    const messages = { state: "formal", templates } as const;
    const cache = new AccessTokenCache(stage.settings, stage.world, memory());
    return sendMessage({ ...stage.settings, messages }, stage.world, cache, {
      openid,
      kind,
      facts,
      next: "/collect/g-1",
    });
  };

  it("passes WeChat's checks of every field", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      expect(await send(stage)).toEqual({ end: "sent" });
      expect(await send(stage, "paid")).toEqual({ end: "sent" });
      const state = await stage.control<{ messages: { body: string }[] }>("/state");
      const [money, verdict] = state.messages.map(({ body }) => JSON.parse(body));
      expect(verdict.page).toBe("pages/index/index?next=%2Fcollect%2Fg-1");
      expect(Array.from(verdict.data.thing1.value)).toHaveLength(20);
      expect(verdict.data.phrase2.value).toBe("未通过");
      expect(verdict.data.thing3.value).toBe("眼睛闭合 请重拍");
      expect(money.data.time3.value).toBe("1970年1月1日 08:00");
      expect(money.data.amount2.value).toBe("¥49.90");
    }));

  it("by a template that the console does not have, or with other fields than it has, is refused as by WeChat", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      const { thing1, phrase2 } = rejected.fields;
      for (const [upstream, template] of [
        ["40037", { ...rejected, templateId: "T".repeat(43) }],
        ["47003", { ...rejected, fields: { thing1, phrase2 } }],
        ["47003", { ...rejected, fields: { ...rejected.fields, thing4: "note" } }],
      ] as const) {
        expect(await send(stage, "rejected", { rejected: { ...template, page } })).toMatchObject({
          end: "failed",
          refusal: { code: "messageTemplate", upstream, retry: false },
        });
      }
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

  it("with a link goes by the reminder's template, for nobody is asked to accept another one", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      const templates = { reminder, link: { templateId: "L".repeat(43), fields: { thing1: "title" } } };
      const raw = await stage.control<Record<string, unknown>>("/settings");
      const read = readWechatSettings({ ...raw, messages: { templates } }, "local");
      if (!read.ok) throw new Error(read.faults.join("; "));
      const cache = new AccessTokenCache(stage.settings, stage.world, memory());
      const message = { openid, kind: "link", facts: { school: "", at: 0 }, next: "/" } as const;
      expect(await sendMessage(read.value, stage.world, cache, message)).toEqual({ end: "sent" });
      const { messages } = await stage.control<{ messages: { body: string }[] }>("/state");
      expect(JSON.parse(messages[0]?.body ?? "{}").template_id).toBe(reminder.templateId);
    }));

  it("to an unknown openid fails with a refusal that does not repeat it", () =>
    onStage(async (stage) => {
      const end = await send(stage);
      expect(end).toMatchObject({ end: "failed", refusal: { code: "openidUnknown", retry: false } });
      expect(JSON.stringify(end)).not.toContain(openid);
    }));
});
