import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";

// A small stand-in for the mini-program runtime: it registers a page, keeps its data, and answers wx calls.

const root = join(import.meta.dirname, "../../../web/miniprogram");
const pages: string[] = JSON.parse(readFileSync(join(root, "app.json"), "utf8")).pages;

interface PageInstance {
  data: Record<string, unknown>;
  setData(patch: Record<string, unknown>): void;
  [member: string]: unknown;
}
type Options = Record<string, (result: unknown) => void> & Record<string, unknown>;
type Answer = { status: number; body?: unknown } | "down";

interface Runtime {
  page: PageInstance;
  calls: { what: string; options: Record<string, unknown> }[];
  of(what: string): Record<string, unknown>[];
  run(method: string, ...given: unknown[]): Promise<void>;
}

const session: Record<string, Answer> = {
  "/api/session/shell": { status: 200, body: { token: "shell-1", expiresIn: 1800 } },
};

/** Opens a page; `answers` are the application's by path (a list is used up), `wxAnswers` those of WeChat by name. */
async function open(
  name: string,
  query: Record<string, string>,
  answers: Record<string, Answer | Answer[]> = {},
  wxAnswers: Record<string, { success?: unknown; fail?: string }> = {},
  language = "zh_CN",
): Promise<Runtime> {
  vi.resetModules();
  const calls: Runtime["calls"] = [];
  const server: Record<string, Answer | Answer[]> = { ...session, ...answers };
  const answerTo = (url: string): Answer => {
    const planned = server[new URL(url).pathname];
    return (Array.isArray(planned) ? planned.shift() : planned) ?? { status: 404 };
  };
  const respond = (what: string) => (options: Options) => {
    calls.push({ what, options });
    const answer = answerTo(String(options.url));
    queueMicrotask(() => {
      if (answer === "down") options.fail?.({ errMsg: `${what}:fail` });
      else {
        const data = what === "uploadFile" ? JSON.stringify(answer.body ?? {}) : answer.body;
        options.success?.({ statusCode: answer.status, data, tempFilePath: "wxfile://photo" });
      }
    });
    return { onProgressUpdate: (listen: (at: { progress: number }) => void) => listen({ progress: 40 }) };
  };
  const plain = (what: string) => (options: Options) => {
    calls.push({ what, options });
    const planned = wxAnswers[what] ?? { success: {} };
    if (planned.fail !== undefined) options.fail?.({ errMsg: `${what}:fail ${planned.fail}` });
    else options.success?.(planned.success);
    options.complete?.({});
  };
  const known: Record<string, unknown> = {
    getAppBaseInfo: () => ({ language, fontSizeSetting: 20 }),
    getAccountInfoSync: () => ({ miniProgram: { envVersion: "release" } }),
    login: (options: Options) => {
      calls.push({ what: "login", options });
      options.success?.({ code: "code-1" });
    },
    request: respond("request"),
    uploadFile: respond("uploadFile"),
    downloadFile: respond("downloadFile"),
  };
  vi.stubGlobal("wx", new Proxy(known, { get: (target, what: string) => target[what] ?? plain(what) }));
  let page: PageInstance | undefined;
  vi.stubGlobal("Page", (options: PageInstance) => {
    const setData = (patch: Record<string, unknown>) => Object.assign(options.data, patch);
    page = Object.assign(options, { setData });
  });
  await import(join(root, "pages", name, `${name}.js`));
  if (page === undefined) throw new Error("no page registered");
  const opened = page;
  const run = async (method: string, ...given: unknown[]) => {
    await (opened[method] as (...given: unknown[]) => unknown).apply(opened, given);
    for (let turn = 0; turn < 30; turn++) await Promise.resolve();
  };
  if ("onLoad" in opened) await run("onLoad", query);
  return {
    page: opened,
    calls,
    of: (what) => calls.filter((call) => call.what === what).map((call) => call.options),
    run,
  };
}

const went = (runtime: Runtime) => runtime.of("navigateBack").length;

afterEach(() => vi.unstubAllGlobals());

describe("the shell as a whole", () => {
  it("has every file of every page, with each handler and each word its markup names", async () => {
    for (const path of pages) {
      const name = path.split("/")[1] ?? "";
      const { page } = await open(name, { req: "r-1" });
      const markup = readFileSync(join(root, `${path}.wxml`), "utf8");
      const handlers = Array.from(markup.matchAll(/bind\w+="(\w+)"/g), (match) => match[1] ?? "");
      for (const handler of handlers) expect(page[handler], `${path} ${handler}`).toBeTypeOf("function");
      const used = Array.from(markup.matchAll(/text\.(\w+)/g), (match) => match[1] ?? "");
      const text = page.data.text as Record<string, string>;
      for (const word of used) expect(text[word], `${path} ${word}`).toBeTypeOf("string");
      expect(JSON.parse(readFileSync(join(root, `${path}.json`), "utf8"))).toBeTypeOf("object");
    }
    const folders = readdirSync(join(root, "pages"));
    expect(folders.toSorted()).toEqual(pages.map((path) => path.split("/")[1]).toSorted());
  });

  it("speaks Chinese to Chinese phones and English to others, and tells the application which", async () => {
    const down = { "/api/session/ticket": "down" } as const;
    const chinese = await open("index", {}, down);
    expect(chinese.page.data.problem).toBe("网络不稳定，请重试");
    const english = await open("index", {}, down, {}, "fr");
    expect(english.page.data.problem).toMatch(/^The network/);
    expect(english.of("request")[0]?.header).toEqual({ "Accept-Language": "en" });
  });
});

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
    await shell.run("onPhone", { detail: { code: "P-1" } });
    expect(shell.of("request").at(-1)?.data).toEqual({ code: "P-1" });
    expect(went(shell)).toBe(1);
  });
});

describe("the pay page", () => {
  const payment = { timeStamp: "1", nonceStr: "n", package: "prepay_id=1", signType: "RSA", paySign: "s" };
  const answer = {
    "/api/shell/pay/r-1": { status: 200, body: { payment, templates: ["a", "b", "c", "d"] } },
  };

  it("opens the cashier with the server's parameters, then asks for messages, then goes back", async () => {
    const shell = await open("pay", { req: "r-1" }, answer);
    expect(shell.of("requestPayment")[0]).toMatchObject(payment);
    expect(shell.of("requestSubscribeMessage")[0]?.tmplIds).toEqual(["a", "b", "c"]);
    expect(went(shell)).toBe(1);
  });

  it("stays after a cancel or a failure, and asks the server anew before the next try", async () => {
    const cancelled = await open("pay", { req: "r-1" }, answer, { requestPayment: { fail: "cancel" } });
    expect(cancelled.page.data.problem).toContain("支付已取消");
    await cancelled.run("pay");
    expect(cancelled.of("request").filter((call) => String(call.url).endsWith("/pay/r-1"))).toHaveLength(2);
    const failed = await open("pay", { req: "r-1" }, answer, { requestPayment: { fail: "" } });
    expect(failed.page.data.problem).toContain("不要重复支付");
    expect(went(failed)).toBe(0);
  });

  it("shows that a request has run out", async () => {
    const shell = await open("pay", { req: "gone" });
    expect(shell.page.data.problem).toContain("已过期");
    expect(shell.of("requestPayment")).toHaveLength(0);
  });
});

describe("the photo page", () => {
  const taken = { chooseMedia: { success: { tempFiles: [{ tempFilePath: "wxfile://original" }] } } };

  it("takes one picture with the rear camera in its original size, sends it as it is, and goes back", async () => {
    const shell = await open("photo", { req: "r-1" }, { "/api/shell/photo/r-1": { status: 201 } }, taken);
    await shell.run("shoot");
    const asked = {
      count: 1,
      mediaType: ["image"],
      sourceType: ["camera"],
      camera: "back",
      sizeType: ["original"],
    };
    expect(shell.of("chooseMedia")[0]).toMatchObject(asked);
    const sent = {
      filePath: "wxfile://original",
      name: "photo",
      url: "https://xuezhao.example.cn/api/shell/photo/r-1",
    };
    expect(shell.of("uploadFile")[0]).toMatchObject(sent);
    expect([shell.page.data.percent, went(shell)]).toEqual([40, 1]);
  });

  it("keeps a picture that did not get through and sends it again, but asks for a new one when it was refused", async () => {
    const shell = await open(
      "photo",
      { req: "r-1" },
      { "/api/shell/photo/r-1": ["down", { status: 201 }] },
      taken,
    );
    await shell.run("shoot");
    expect(shell.page.data).toMatchObject({ kept: true, sending: false });
    await shell.run("send");
    expect([shell.of("chooseMedia").length, shell.of("uploadFile").length, went(shell)]).toEqual([1, 2, 1]);
    const small = { status: 422, body: { title: "照片太小，请使用原图" } };
    const refused = await open("photo", { req: "r-1" }, { "/api/shell/photo/r-1": small }, taken);
    await refused.run("shoot");
    expect(refused.page.data).toMatchObject({ kept: false, problem: "照片太小，请使用原图" });
  });

  it("tells a closed camera, a missing permission and a declined privacy guide apart", async () => {
    const words = async (fail: string) => {
      const shell = await open("photo", { req: "r-1" }, {}, { chooseMedia: { fail } });
      await shell.run("shoot");
      return [shell.page.data.problem, shell.page.data.denied];
    };
    expect(await words("cancel")).toEqual(["", false]);
    expect(await words("auth deny")).toEqual([expect.stringContaining("相机权限"), true]);
    expect(await words("privacy permission is not authorized")).toEqual([
      expect.stringContaining("隐私保护指引"),
      false,
    ]);
  });
});

describe("messages", () => {
  const templates = {
    "/api/shell/messages": { status: 200, body: { templates: ["a", "b", "c", "d"] } },
  } as const;
  const taken = { chooseMedia: { success: { tempFiles: [{ tempFilePath: "wxfile://original" }] } } };
  const order = (shell: Runtime) =>
    shell.calls.map(({ what }) => what).filter((what) => /requestSubscribe|chooseMedia|scanCode/.test(what));

  it("are asked for in the tap that opens the camera or the scanner, three at most, once", async () => {
    const camera = await open(
      "photo",
      { req: "r-1" },
      { ...templates, "/api/shell/photo/r-1": "down" },
      taken,
    );
    expect(String(camera.of("request").at(-1)?.url)).toContain("/api/shell/messages?at=photo");
    await camera.run("shoot");
    await camera.run("shoot");
    expect(order(camera)).toEqual(["requestSubscribeMessage", "chooseMedia", "chooseMedia"]);
    expect(camera.of("requestSubscribeMessage")[0]?.tmplIds).toEqual(["a", "b", "c"]);
    const scanner = await open("scan", { req: "r-1" }, templates, { scanCode: { fail: "cancel" } });
    await scanner.run("scan");
    expect(order(scanner)).toEqual(["requestSubscribeMessage", "scanCode"]);
  });

  it("that are declined, or cannot be asked for, keep nobody from going on", async () => {
    const declined = { requestSubscribeMessage: { fail: "cancel" }, ...taken };
    const camera = await open("photo", { req: "r-1" }, templates, declined);
    await camera.run("shoot");
    expect(order(camera)).toEqual(["requestSubscribeMessage", "chooseMedia"]);
    const cut = await open("photo", { req: "r-1" }, { "/api/shell/messages": "down" }, taken);
    await cut.run("shoot");
    expect(order(cut)).toEqual(["chooseMedia"]);
  });
});

describe("the save, scan and service pages", () => {
  it("save the downloaded photo to the album, or offer the settings", async () => {
    const answers = { "/api/shell/save/r-1": { status: 200 } };
    const shell = await open("save", { req: "r-1" }, answers);
    expect(shell.of("saveImageToPhotosAlbum")[0]?.filePath).toBe("wxfile://photo");
    expect(went(shell)).toBe(1);
    const denied = await open("save", { req: "r-1" }, answers, {
      saveImageToPhotosAlbum: { fail: "auth deny" },
    });
    expect(denied.page.data).toMatchObject({ denied: true, busy: false });
    const gone = await open("save", { req: "gone" });
    expect(gone.page.data.words).toContain("已过期");
    expect(gone.of("saveImageToPhotosAlbum")).toHaveLength(0);
  });

  it("hand over what was scanned unread, from the camera or the album", async () => {
    const answers = {
      "/api/shell/scan/r-1": [{ status: 422, body: { title: "这不是图像采集码" } }, { status: 204 }],
    };
    const shell = await open("scan", { req: "r-1" }, answers, { scanCode: { success: { result: "CODE" } } });
    await shell.run("scan");
    expect(shell.of("scanCode")[0]).toMatchObject({ scanType: ["qrCode", "barCode"], onlyFromCamera: false });
    expect(shell.page.data).toMatchObject({ problem: "这不是图像采集码", busy: false });
    await shell.run("scan");
    expect(shell.of("request").at(-1)?.data).toEqual({ content: "CODE" });
    expect(went(shell)).toBe(1);
  });

  it("show the programme's hours and dial its phone", async () => {
    const body = {
      phone: "4000000000",
      hours: "9:00–18:00",
      chat: { corpId: "ww1", url: "https://work.weixin.qq.com/kfid/1" },
    };
    const shell = await open("service", {}, { "/api/shell/service": { status: 200, body } });
    await shell.run("dial");
    await shell.run("openChat");
    expect(shell.of("makePhoneCall")[0]?.phoneNumber).toBe("4000000000");
    expect(shell.of("openCustomerServiceChat")[0]).toMatchObject({
      corpId: "ww1",
      extInfo: { url: body.chat.url },
    });
  });
});

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
