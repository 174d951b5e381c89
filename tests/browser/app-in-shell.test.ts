import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { reachFreeShooting, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import { chooseProgramme, giveCode, logIn, PATIENCE, see, tap } from "./app-steps.ts";

const stage = useAppStage();

/** A phone's WeChat, as its user agent says. */
const WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile MicroMessenger/8.0.50";

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

/** What the shell's camera does behind the page: a photo goes up that the page does not know of. */
async function shootInShell(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(900, 1200);
    canvas.getContext("2d")?.fillRect(0, 0, 900, 1200);
    const form = new FormData();
    form.set("photo", await canvas.convertToBlob({ type: "image/jpeg" }), "photo.jpg");
    form.set("source", "camera");
    const [, , id] = location.pathname.split("/");
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    return (await fetch(`/api/collections/${id}/shots`, { method: "POST", headers, body: form })).status;
  });
  expect(status).toBe(201);
}

test(
  "a photo of the shell's camera leads on to its making, also when WeChat loads the page again meanwhile; the bridge was there before its script went with a release",
  async () => {
    const { page, context } = await newPhone(stage(), { userAgent: WECHAT });
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 0));
    const asked = await moveIntoShell(page);
    await see(page, "给拍照的人");
    await page.waitForLoadState("networkidle").catch(() => undefined);
    await page.route("**/app/mini-program-*.js", (route) => route.fulfill({ status: 404 }));
    await tap(page, "拍照");
    await expect.poll(asked, { timeout: PATIENCE }).toEqual([expect.stringMatching(/^\/pages\/photo\//)]);
    await page.reload();
    await see(page, "给拍照的人");
    await shootInShell(page);
    await page.waitForURL(/\/(making|result)$/, { timeout: PATIENCE });
    await see(page, "重拍");
    // Another photo is wanted: nothing leads away from the page before there is one.
    await tap(page, "重拍");
    await see(page, "给拍照的人");
    await context.close();
  },
  4 * PATIENCE,
);

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

test(
  "WeChat's large text is kept for pages opened without it, until WeChat's text is ordinary again",
  async () => {
    const { page, context } = await newPhone(stage());
    const sizeAt = async (address: string) => {
      await page.goto(`${stage().origin}${address}`);
      await see(page, "立即进入");
      return page.evaluate(() => document.documentElement.style.fontSize);
    };
    expect([await sizeAt("/?size=23"), await sizeAt("/")]).toEqual(["144%", "144%"]);
    expect([await sizeAt("/?size=16"), await sizeAt("/")]).toEqual(["", ""]);
    await context.close();
  },
  2 * PATIENCE,
);
