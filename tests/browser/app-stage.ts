import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";

/** Someone of the demo, with what they would have at hand. */
export interface Graduate {
  readonly name: string;
  readonly documentNumber: string;
  readonly studentNumber: string;
  readonly code: string | null;
}

/** A programme of the demo; `local/demo/seed.ts` makes them. */
export interface Programme {
  readonly programmeId: string;
  readonly school: string;
  readonly category: string;
  readonly qualification: "code" | "identity";
  readonly graduates: readonly Graduate[];
}

/** The whole system on this machine, and a browser. */
export interface AppStage {
  readonly origin: string;
  readonly wechat: string;
  readonly demo: readonly Programme[];
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A phone of common size. */
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: "zh-CN",
};

/** Starts everything on free ports, the browser with further flags; the caller closes it. */
export async function openAppStage(flags: readonly string[] = []): Promise<AppStage> {
  const root = join(import.meta.dirname, "..", "..");
  const server = spawn("node", [join(root, "scripts", "serve-demo.ts")], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}` },
  });
  const line = await firstJson(server.stdout);
  if (line === undefined) throw new Error("The demo did not start.");
  const { origin, wechat, demo } = JSON.parse(line) as Pick<AppStage, "origin" | "wechat" | "demo">;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_FLAGS, ...flags],
  });
  return {
    origin,
    wechat,
    demo,
    browser,
    async close() {
      await browser.close();
      server.stdin.end();
      await new Promise((resolve) => server.once("exit", resolve));
    },
  };
}

/** A phone of its own: no cookies of others. */
export async function newPhone(
  stage: AppStage,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly faults: string[] }> {
  const context = await stage.browser.newContext({ ...PHONE, ...options });
  const page = await context.newPage();
  return { context, page, faults: faultsOf(page) };
}

/** What goes wrong in a page, from now on. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // Refusals are answered with 4xx, which the browser reports; only scripts and the CSP are of interest.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      faults.push(message.text());
  });
  return faults;
}

async function firstJson(from: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: from })) {
    if (line.startsWith("{")) return line;
  }
  return undefined;
}
