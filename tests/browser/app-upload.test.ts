import type { BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { examine, reachFreeShooting, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import { PATIENCE, PORTRAIT, see, shoot, tap } from "./app-steps.ts";

const stage = useAppStage();

/** What a try to upload carries: the same key each time, or it would become a second shot. */
function watchKeys(page: Page): string[] {
  const keys: string[] = [];
  page.on("request", (request) => {
    const key = request.headers()["idempotency-key"];
    if (request.method() === "POST" && request.url().endsWith("/shots") && key !== undefined) keys.push(key);
  });
  return keys;
}

/** Begins to write down all that is shown in a place: polling from outside misses what is short. */
async function writeDown(page: Page, selector: string): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((place) => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const found = document.querySelector(place);
      if (found !== null) seen.add(found.getAttribute("value") ?? found.textContent);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }, selector);
  return () => page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
}

/** Lets everything that is sent crawl. */
async function slowDown(page: Page, context: BrowserContext): Promise<void> {
  const network = await context.newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 100,
    downloadThroughput: 1_000_000,
    uploadThroughput: 50_000,
  });
}

async function choosePhoto(page: Page): Promise<void> {
  await page.locator("input[type=file]").last().setInputFiles(PORTRAIT);
  await see(page, "看一看");
}

/** How many photos the phone still keeps. */
function keptPhotos(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("unsent");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const request = opening.result.transaction("shots").objectStore("shots").count();
          request.onsuccess = () => resolve(request.result);
        };
      }),
  );
}

test(
  "an upload over a broken network goes on by itself, through a reload and a time offline, and is one shot",
  async () => {
    const { page, context, faults } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 0));
    const keys = watchKeys(page);
    // A second tab looks on; it ends where the first one does.
    const second = await context.newPage();
    await second.goto(page.url());
    await see(second, "给拍照的人");

    // The photo waits on the phone before it is sent, whatever happens to the page.
    await choosePhoto(page);
    await page.reload();
    await see(page, "看一看");
    await tap(page, "重拍");
    await see(page, "给拍照的人");
    expect(await keptPhotos(page)).toBe(0);
    await choosePhoto(page);

    await page.route("**/shots", (route) => route.abort("connectionreset"));
    await tap(page, "上传");
    await see(page, "正在自动重试");
    await expect.poll(() => keys.length, { timeout: PATIENCE }).toBeGreaterThan(1);
    await examine(page, "正在自动重试");

    await context.setOffline(true);
    await see(page, "恢复后会自动继续上传");
    await page.unroute("**/shots");
    // The answer of the next try is lost on the way, after the server has done its work.
    let lost = 0;
    await page.route("**/shots", async (route) => {
      if (lost > 0) return route.continue();
      lost++;
      await route.fetch();
      return route.abort("connectionreset");
    });
    await context.setOffline(false);
    await page.waitForURL("**/result", { timeout: PATIENCE });
    await see(page, "检测结果");
    await tap(page, "提交");
    await page.locator("dialog[open] input[type=checkbox]").check();
    await tap(page, "确认提交");
    await second.waitForURL("**/review", { timeout: PATIENCE });
    await tap(page, "撤回，重新选照片");
    await tap(page, "撤回");
    expect(lost).toBe(1);
    expect(new Set(keys).size).toBe(1);
    expect(await keptPhotos(page)).toBe(0);
    await page.waitForURL("**/result", { timeout: PATIENCE });
    await page.goto(page.url().replace("/result", "/shoot"));
    await see(page, "已用 1 次");

    // 客服 is one tap away, and knows which collection it is about.
    await page.getByRole("link", { name: "客服" }).tap();
    await see(page, "电话咨询");
    await page.getByRole("searchbox").fill("退款");
    expect(await page.locator("summary").count()).toBeLessThan(6);
    await see(page, "会附上您的采集进度");
    await page.locator("#report").fill("上传了两次，只算一次吗");
    const [asked] = await Promise.all([
      page.waitForRequest(
        (request) => request.url().endsWith("/api/service-requests") && request.method() === "POST",
      ),
      tap(page, "提交问题"),
    ]);
    expect(asked.postDataJSON()).toMatchObject({ collectionId: expect.stringMatching(/^g/) });
    await see(page, "已收到");
    await examine(page, "我反映的问题");
    expect(faults.filter((fault) => !fault.includes("WebSocket"))).toEqual([]);
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "a photo that fails is told what is wrong with it and cannot be submitted; the retake is free, and shows how far it has gone up",
  async () => {
    const { page, context } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 1));
    const file = (buffer: Buffer) => ({ name: "photo.jpg", mimeType: "image/jpeg", buffer });
    // Twelve megapixels lying on their side, as a phone's camera writes them.
    const nobody = sharp({ create: { width: 4032, height: 3024, channels: 3, background: "#ccc" } });
    await shoot(page, file(await nobody.withMetadata({ orientation: 6 }).jpeg().toBuffer()));
    await see(page, "没有制作出标准照");
    const original = page.locator(".pair img").first();
    expect(
      await original.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
    ).toEqual([1536, 2048]);
    await examine(page, "没有制作出标准照");
    expect(await page.getByRole("button", { name: "提交", exact: true }).count()).toBe(0);
    await tap(page, "重拍");

    const dark = await sharp(PORTRAIT).modulate({ brightness: 0.25 }).jpeg().toBuffer();
    await shoot(page, file(dark));
    await see(page, "不符合要求，请重拍");
    // The worst finding shows where it is; another tap puts the picture away.
    await page.locator(".marked rect").first().waitFor({ timeout: PATIENCE });
    await page.getByRole("button", { name: /收起图片$/ }).tap();
    expect(await page.locator(".marked").count()).toBe(0);
    await page
      .getByRole("button", { name: /看看在哪里$/ })
      .first()
      .tap();
    expect(
      await page.locator(".marked img").evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(0);
    await examine(page, "不符合要求，请重拍");
    expect(await page.getByRole("button", { name: "提交", exact: true }).count()).toBe(0);
    await tap(page, "重拍");
    await choosePhoto(page);
    await slowDown(page, context);
    const shown = await writeDown(page, "progress.meter, [aria-current=step]");
    await tap(page, "上传");
    await see(page, "可以提交");
    const values = await shown();
    expect(values.map(Number).filter((value) => value > 0 && value < 100)).not.toEqual([]);
    expect(values.join(" ")).toMatch(/识别人像.*分离背景.*裁剪与合成/);
    await context.close();
  },
  4 * PATIENCE,
);
