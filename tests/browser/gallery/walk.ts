import type { BrowserContext, Page } from "playwright-core";
import type { AppStage } from "../app-stage.ts";
import type { Album } from "./looks.ts";

/** One person's phone on its way through the app, and the album its screens go into. */
export interface Walk {
  readonly stage: AppStage;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly album: Album;
}

/** Opens an address and pictures what stands there. */
export async function visit({ stage, page, album }: Walk, path: string, name: string): Promise<void> {
  await page.goto(stage.origin + path);
  await page.locator("main").waitFor();
  await page.waitForTimeout(600);
  await album.picture(name);
}

/** Lets the server's answer about the collection say something else, for states that only time brings. */
export async function pretend({ page }: Walk, change: object): Promise<() => Promise<void>> {
  const address = /\/api\/collections\/g[\w-]{22}$/;
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), ...change } });
  });
  return () => page.unroute(address);
}
