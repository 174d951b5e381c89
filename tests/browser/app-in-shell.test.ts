import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import { chooseProgramme, giveCode, logIn, PATIENCE, see, tap } from "./app-steps.ts";

const stage = useAppStage();

/** From now on the page stands in the mini program; what it asks of the shell is written down. */
async function moveIntoShell(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    const WeixinJSBridge = {
      invoke: (_: string, { arg }: { arg?: { url?: string } }) => asked.push(arg?.url ?? ""),
      on: () => undefined,
    };
    Object.assign(window, { __wxjs_environment: "miniprogram", WeixinJSBridge, asked });
  });
  await page.reload();
  return () => page.evaluate(() => (window as unknown as { asked: readonly string[] }).asked);
}

test(
  "in the shell, too, another code can be read in the place of the one in hand",
  async () => {
    const { page, context } = await newPhone(stage());
    const { programme, graduate } = someoneOf(stage(), "青屿开放大学", "开放教育", 1);
    await logIn(page, stage());
    await chooseProgramme(page, programme);
    await giveCode(page, graduate);
    await see(page, "核验学籍信息");
    await moveIntoShell(page);
    await tap(page, "重新识别采集码");
    await page.waitForURL("**/code", { timeout: PATIENCE });
    await page.waitForTimeout(1_500);
    expect(page.url()).toMatch(/\/code$/);
    await giveCode(page, graduate);
    await page.waitForURL("**/verify", { timeout: PATIENCE });
    await context.close();
  },
  4 * PATIENCE,
);
