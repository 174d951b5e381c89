import { expect, test } from "vitest";
import { reachFreeShooting, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import { PATIENCE, PORTRAIT, see, tap } from "./app-steps.ts";

const stage = useAppStage();

test(
  "a session that ends in the middle of a step is renewed there, and the photo at hand goes up",
  async () => {
    const { page, context } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 2));
    const place = new URL(page.url()).pathname;
    await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
    await see(page, "看一看");
    await context.clearCookies({ name: "__Host-xuezhao" });
    await tap(page, "上传");
    await tap(page, "重新登录");
    await page.locator("#agree").check();
    await tap(page, "微信快速登录");
    const sent = page.waitForResponse((response) => response.url().endsWith(`${place.slice(8, -6)}/shots`));
    await page.waitForURL(`**${place}`, { timeout: PATIENCE });
    expect((await sent).status()).toBe(201);
    await page.waitForURL("**/result", { timeout: PATIENCE });
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "an agreement that did not get through is given by the next tap, and a phone number given meanwhile leads on",
  async () => {
    const { page, context } = await newPhone(stage());
    await page.goto(`${stage().origin}/login`);
    await page.locator("#agree").check();
    await page.addInitScript(() => sessionStorage.clear());
    await tap(page, "微信快速登录");
    await see(page, "同意并继续");
    await page.locator("#agree").check();
    await context.setOffline(true);
    await tap(page, "同意并继续");
    await see(page, "网络已断开，连接后会自动继续");
    await context.setOffline(false);
    await tap(page, "同意并继续");
    await see(page, "微信手机号授权登录");

    // The shell's page of the number lay over this one, and is gone again.
    await page.route("**/api/session", async (route) => {
      const response = await route.fetch();
      const { account } = await response.json();
      await route.fulfill({ response, json: { account: { ...account, phoneMasked: "****1234" } } });
    });
    await page.evaluate(() => {
      for (const state of ["hidden", "visible"]) {
        Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }
    });
    await see(page, "还没有采集");
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "a login page opened without a network tries again at the tap instead of asking for WeChat",
  async () => {
    const { page, context } = await newPhone(stage());
    await page.goto(stage().origin);
    await see(page, "立即进入");
    await page.route("**/api/**", (route) => route.abort("internetdisconnected"));
    await tap(page, "立即进入");
    await page.locator("#agree").check();
    await tap(page, "微信快速登录");
    await see(page, "暂时连接不上");
    await page.unroute("**/api/**");
    await tap(page, "微信快速登录");
    await see(page, "微信手机号授权登录");
    await context.close();
  },
  4 * PATIENCE,
);
