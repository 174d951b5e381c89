import { type Browser, chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";
import { serveWorker } from "../../scripts/serve-worker.ts";

/** The built worker in workerd and a headless Chromium beside it. */
export interface Stage {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts both; the caller closes them. */
export async function openStage(): Promise<Stage> {
  const { server, url } = await serveWorker();
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  return {
    origin: url.origin,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
