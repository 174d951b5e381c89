import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, vi } from "vitest";

// A small stand-in for the mini-program runtime: it registers a page, keeps its data, and answers wx calls.

/** The folder of the shell. */
export const root = join(import.meta.dirname, "../../../../web/miniprogram");
/** The addresses of its pages, as app.json lists them. */
export const pages: string[] = JSON.parse(readFileSync(join(root, "app.json"), "utf8")).pages;

/** A page as it stands in the phone: its data and its handlers. */
export interface PageInstance {
  data: Record<string, unknown>;
  setData(patch: Record<string, unknown>): void;
  [member: string]: unknown;
}
type Options = Record<string, (result: unknown) => void> & Record<string, unknown>;
type Answer = { status: number; body?: unknown } | "down" | "never";

/** An open page, and what it has asked of WeChat. */
export interface Runtime {
  page: PageInstance;
  calls: { what: string; options: Record<string, unknown> }[];
  /** What each call of one name was given. */
  of(what: string): Record<string, unknown>[];
  /** Tells the page how far its upload has come. */
  progress(percent: number): void;
  /** Calls a handler of the page and lets what it began come to its end. */
  run(method: string, ...given: unknown[]): Promise<void>;
}

const session: Record<string, Answer> = {
  "/api/session/shell": { status: 200, body: { token: "shell-1", expiresIn: 1800 } },
};

/** Opens a page; `answers` are the application's by path (a list is used up), `wxAnswers` those of WeChat by name. */
export async function open(
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
  let downloaded = "";
  let moved: (at: { progress: number }) => void = () => undefined;
  const respond = (what: string) => (options: Options) => {
    calls.push({ what, options });
    const answer = answerTo(String(options.url));
    const fail = () => {
      options.fail?.({ errMsg: `${what}:fail` });
      options.complete?.({});
    };
    queueMicrotask(() => {
      if (answer === "down") fail();
      else if (answer !== "never") {
        // Whatever is answered to a download, a refusal too, is written into the file.
        if (what === "downloadFile") downloaded = JSON.stringify(answer.body ?? "JPEG");
        const data = what === "uploadFile" ? JSON.stringify(answer.body ?? {}) : answer.body;
        options.success?.({ statusCode: answer.status, data, tempFilePath: "wxfile://photo" });
        options.complete?.({});
      }
    });
    const onProgressUpdate = (listen: typeof moved) => {
      moved = listen;
      moved({ progress: 40 });
    };
    return { onProgressUpdate, abort: fail };
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
    getFileSystemManager: () => ({ readFileSync: () => downloaded }),
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
    progress: (progress) => moved({ progress }),
  };
}

/** How often a page went back. */
export const went = (runtime: Runtime) => runtime.of("navigateBack").length;

afterEach(() => vi.unstubAllGlobals());

/** What WeChat answers when a picture is taken. */
export const taken = { chooseMedia: { success: { tempFiles: [{ tempFilePath: "wxfile://original" }] } } };
