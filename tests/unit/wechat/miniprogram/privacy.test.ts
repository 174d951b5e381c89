import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { open, type PageInstance, root } from "./runtime.ts";

describe("the privacy prompt", () => {
  it("is shown by the page on top when WeChat asks, and gives the user's answer; without a page it declines", async () => {
    await open("login", {});
    let asked: ((answer: (given: unknown) => void) => void) | undefined;
    Object.assign((globalThis as unknown as { wx: object }).wx, {
      onNeedPrivacyAuthorization: (listen: typeof asked) => (asked = listen),
    });
    let component: Partial<PageInstance> | undefined;
    vi.stubGlobal("Component", (options: PageInstance) => (component = options));
    const privacy = await import(join(root, "lib/privacy.js"));
    await import(join(root, "components/privacy/privacy.js"));
    privacy.watchPrivacy();
    const given: unknown[] = [];
    asked?.((answer) => given.push(answer));
    expect(given).toEqual([{ event: "disagree" }]);

    if (component === undefined) throw new Error("no component registered");
    const { data = {}, pageLifetimes, methods } = component as Partial<PageInstance>;
    const self = { data, setData: (patch: object) => Object.assign(self.data, patch) };
    const { show, hide } = pageLifetimes as Record<"show" | "hide", () => void>;
    const { agree } = methods as Record<"agree", () => void>;
    show.call(self);
    asked?.((answer) => given.push(answer));
    expect(self.data.shown).toBe(true);
    agree.call(self);
    expect(given[1]).toEqual({ event: "agree", buttonId: "privacy-agree" });
    const next = {
      data: {} as Record<string, unknown>,
      setData: (patch: object) => Object.assign(next.data, patch),
    };
    show.call(next);
    hide.call(self); // the page below is hidden only after the one above has shown
    asked?.((answer) => given.push(answer));
    expect([next.data.shown, given.length]).toEqual([true, 2]);
    hide.call(next);
    asked?.((answer) => given.push(answer));
    expect(given[2]).toEqual({ event: "disagree" });
  });
});
