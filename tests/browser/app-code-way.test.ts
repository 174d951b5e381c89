import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { examine, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import {
  chooseSchool,
  giveCode,
  giveLastFour,
  logIn,
  PATIENCE,
  PORTRAIT,
  payInCashier,
  review,
  see,
  shoot,
  submit,
  tap,
} from "./app-steps.ts";

const appStage = useAppStage();

/** Everything that the phone keeps for the app: both storages, every record of every database, and cookies. */
async function stored(page: Page): Promise<readonly string[]> {
  const kept = await page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        found.push(JSON.stringify([await asked(records.getAllKeys()), await asked(records.getAll())]));
      }
      database.close();
    }
    return [...found, ...(await caches.keys())];
  });
  return [...kept, JSON.stringify(await page.context().cookies())];
}

/** A refusal that stands on the page is said in the language that the page is switched to, and back. */
async function saysInBoth(page: Page, zh: string, en: string): Promise<void> {
  await see(page, zh);
  await tap(page, "English");
  await see(page, en);
  expect(await page.getByText(zh).count()).toBe(0);
  await tap(page, "中文");
  await see(page, zh);
}

test(
  "by acquisition code: a cancelled payment, a withdrawn submission, a rejected first photo, refreshes everywhere, to the saved photo",
  async () => {
    const { page, context, faults } = await newPhone(appStage());
    const { programme, graduate } = someoneOf(appStage(), "江澜大学", "普通本科", 0);
    const addresses = new Set<string>();
    page.on("request", (request) => addresses.add(decodeURIComponent(request.url())));
    page.on("framenavigated", (frame) => addresses.add(decodeURIComponent(frame.url())));

    await page.goto(appStage().origin);
    await examine(page, "立即进入");
    await logIn(page, appStage());
    await examine(page, "还没有采集");
    await tap(page, "获取采集资格");
    await see(page, "请输入毕业证书上的院校全称");
    await examine(page, "请输入毕业证书上的院校全称");
    await chooseSchool(page, programme);
    await see(page, "相册识别");
    await examine(page, "相册识别");

    await page.locator("input[type=file]").last().setInputFiles(PORTRAIT);
    await saysInBoth(page, "未能识别", "No QR code could be read");
    await see(page, "识别不了？请客服帮忙");
    await giveCode(page, graduate);
    await see(page, "请输入证件号码后四位");
    await examine(page, "请输入证件号码后四位");
    await giveLastFour(page, "0000");
    await saysInBoth(page, "不匹配", "do not match");
    await giveLastFour(page, graduate.documentNumber.slice(-4));

    await see(page, "信息无误，继续");
    await examine(page, "信息无误，继续");
    expect(await page.locator("main").textContent()).not.toContain(graduate.name);
    await tap(page, "信息无误，继续");

    await see(page, "合计");
    await examine(page, "合计");
    await tap(page, "立即支付");
    await page.getByText("取消 Cancel").tap({ timeout: PATIENCE });
    await see(page, "等待支付");
    await examine(page, "等待支付");
    await tap(page, "取消订单");
    await page.locator("dialog[open]").getByRole("button", { name: "取消订单" }).tap();
    await see(page, "上一笔订单已关闭，没有扣款");
    await tap(page, "立即支付");
    await payInCashier(page);

    await see(page, "看完了，去拍照");
    await see(page, "已支付 ¥30");
    await examine(page, "看完了，去拍照");
    await tap(page, "看完了，去拍照");
    await see(page, "给拍照的人");
    await examine(page, "给拍照的人");
    await shoot(page, PORTRAIT);
    await examine(page, "检测结果");
    await tap(page, "显示检测线");
    expect(await page.locator("svg.overlay line").count()).toBe(5);
    await submit(page);
    await examine(page, "一般约 2 个工作日");
    await tap(page, "撤回，重新选照片");
    await tap(page, "撤回");
    await see(page, "检测结果");
    await submit(page);
    const own = page.url().replace(/\/review$/, "");
    for (const [path, words] of [
      ["", "采集记录"],
      ["/orders", "电子凭证"],
    ] as const) {
      await page.goto(own + path);
      await examine(page, words);
    }
    await page.goto(`${own}/review`);

    await review(appStage(), "reject");
    // The page hears of the verdict by itself. The reason is shown where it is.
    await see(page, "审核未通过");
    await page.locator(".marked rect").first().waitFor({ timeout: PATIENCE });
    await examine(page, "免费重拍");
    await tap(page, "免费重拍");
    await shoot(page, PORTRAIT);
    await submit(page);
    await review(appStage(), "approve");
    await see(page, "恭喜");
    await examine(page, "恭喜");

    await tap(page, "下载图片");
    await see(page, "保存照片");
    await page.locator(".preview img").waitFor({ timeout: PATIENCE });
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("保存照片").tap()]);
    expect([...readFileSync(await saved.path()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    await page.getByRole("tab", { name: "排版照" }).tap();
    await page.locator(".preview img").waitFor({ timeout: PATIENCE });
    await page.getByLabel("照片尺寸").selectOption({ label: "一寸 25×35 mm" });
    await page.getByRole("radio", { name: "6 寸相纸" }).check();
    await page.locator(".preview img").waitFor({ timeout: PATIENCE });
    await examine(page, "保存照片");
    // In WeChat itself a link saves nothing: there the picture is pressed.
    await page.addInitScript(() =>
      Object.defineProperty(navigator, "userAgent", {
        value: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0",
      }),
    );
    await page.reload();
    await see(page, "长按上面的图片");

    const left = [...(await stored(page)), ...addresses].join("\n");
    for (const personal of [graduate.name, graduate.documentNumber, graduate.studentNumber, graduate.code])
      expect(left).not.toContain(personal);
    // A number that stands alone: hexadecimal ids hold eleven digits in a row now and then.
    expect(left).not.toMatch(/(?<![0-9a-z])(?:86)?1[3-9]\d{9}(?![0-9a-z])/i);
    expect(addresses.size).toBeGreaterThan(20);
    expect(faults.filter((fault) => !fault.includes("WebSocket"))).toEqual([]);
    await context.close();
  },
  6 * PATIENCE,
);
