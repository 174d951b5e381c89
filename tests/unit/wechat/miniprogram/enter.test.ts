import { describe, expect, it } from "vitest";
import { open, went } from "./runtime.ts";

describe("the index page", () => {
  it("logs in, takes a ticket for the page asked for, and opens it in the fragment with WeChat's text size", async () => {
    const ticket = { "/api/session/ticket": { status: 200, body: { ticket: "T-1" } } };
    const shell = await open("index", { next: encodeURIComponent("/photo") }, ticket);
    expect(shell.page.data.url).toBe("https://xuezhao.example.cn/e?size=20#t=T-1");
    const [login, asked] = shell.of("request");
    expect(login?.data).toEqual({ code: "code-1" });
    expect(asked?.data).toEqual({ next: "/photo" });
    expect(asked?.header).toMatchObject({ Authorization: "Bearer shell-1" });
  });

  it("enlarges nothing for an iPhone at its ordinary size, which is 17 px there", async () => {
    const ticket = { "/api/session/ticket": { status: 200, body: { ticket: "T-1" } } };
    const shell = await open("index", {}, ticket);
    for (const [fontSizeSetting, fontSizeScaleFactor, size] of [
      [17, 1, 16],
      [23.8, 1.4, 22],
    ]) {
      const info = { language: "zh_CN", fontSizeSetting, fontSizeScaleFactor };
      Object.assign((globalThis as unknown as { wx: object }).wx, { getAppBaseInfo: () => info });
      await shell.run("enter");
      expect(shell.page.data.url).toBe(`https://xuezhao.example.cn/e?size=${size}#t=T-1`);
    }
  });

  it("opens the first page for an address that was cut off within a character", async () => {
    const answers = { "/api/session/ticket": { status: 200, body: { ticket: "T-1" } } };
    for (const query of [{ q: "https%3A%2F%2Fxuezhao.example.cn%2" }, { next: "%E5%AD" }]) {
      const shell = await open("index", query, answers);
      expect(shell.page.data.url).toContain("#t=T-1");
      expect(shell.of("request").at(-1)?.data).toEqual({ next: "/" });
    }
  });

  it("opens the page of a printed link, whatever was added to its address", async () => {
    const answers = { "/api/session/ticket": { status: 200, body: { ticket: "T-1" } } };
    const page = `/programme/p${"A".repeat(22)}/code`;
    for (const added of ["", `?from=poster&utm=${"x".repeat(300)}`, "#top"]) {
      const q = encodeURIComponent(`https://xuezhao.example.cn${page}${added}`);
      const shell = await open("index", { q }, answers);
      expect(shell.of("request").at(-1)?.data, added).toEqual({ next: page });
    }
  });

  it("shows the application's words when it refuses, and tries again on a tap", async () => {
    const shell = await open(
      "index",
      {},
      {
        "/api/session/shell": [
          { status: 403, body: { title: "微信判定该账号存在风险" } },
          { status: 200, body: { token: "x", expiresIn: 1800 } },
        ],
        "/api/session/ticket": { status: 200, body: { ticket: "T-2" } },
      },
    );
    expect(shell.page.data).toMatchObject({ url: "", problem: "微信判定该账号存在风险" });
    await shell.run("enter");
    expect(shell.page.data).toMatchObject({ url: "https://xuezhao.example.cn/e?size=20#t=T-2", problem: "" });
  });

  it("logs in once more when its token is no longer known, but not for ever", async () => {
    const shell = await open(
      "index",
      {},
      { "/api/session/ticket": [{ status: 401 }, { status: 200, body: { ticket: "T-3" } }] },
    );
    expect(shell.page.data.url).toContain("#t=T-3");
    expect(shell.of("login")).toHaveLength(2);
    const locked = await open("index", {}, { "/api/session/ticket": { status: 401 } });
    expect(locked.of("login")).toHaveLength(2);
    expect(locked.page.data.url).toBe("");
  });
});

describe("the login page", () => {
  it("sends the phone code and goes back; a user who declines stays, and nothing is sent", async () => {
    const shell = await open("login", {}, { "/api/session/phone": { status: 204 } });
    await shell.run("onPhone", { detail: { errMsg: "getPhoneNumber:fail user deny" } });
    expect([shell.of("request").length, went(shell)]).toEqual([0, 0]);
    expect(shell.page.data.problem).toContain("没有授权");
    await shell.run("onPhone", { detail: { errMsg: "getPhoneNumber:fail", errno: 1400001 } });
    expect(shell.page.data.problem, "the quota of numbers is used up").toContain("微信暂时没有给出手机号");
    await shell.run("onPhone", {
      detail: { errMsg: "getPhoneNumber:fail privacy permission is not authorized" },
    });
    expect(shell.page.data.problem).toContain("隐私保护指引");
    await shell.run("onPhone", { detail: { code: "P-1" } });
    expect(shell.of("request").at(-1)?.data).toEqual({ code: "P-1" });
    expect(went(shell)).toBe(1);
  });
});
