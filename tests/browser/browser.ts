import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { createTestHarness } from "wrangler";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";

/** The built worker in workerd and a headless Chromium beside it. */
export interface Stage {
  readonly origin: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Starts both; the caller closes them. */
export async function openStage(): Promise<Stage> {
  const configPath = join(import.meta.dirname, "..", "..", "wrangler.toml");
  const server = createTestHarness({ workers: [{ configPath }] });
  const { url } = await server.listen();
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
