import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppStage, newPhone, openAppStage } from "./app-stage.ts";
import {
  accessibilityFaults,
  chooseProgramme,
  giveCode,
  giveLastFour,
  logIn,
  PATIENCE,
  PORTRAIT,
  payInCashier,
  programmeOf,
  refreshUntil,
  review,
  see,
  shoot,
  submit,
  tap,
  tooWide,
} from "./app-steps.ts";

let stage: AppStage;

beforeAll(async () => {
  stage = await openAppStage();
}, 2 * PATIENCE);

afterAll(() => stage.close());

test(
  "by identity: who is not on the list is told whom to ask, and a payment whose notification is lost still leads to the saved photo",
  async () => {
    const { page, context } = await newPhone(stage);
    const programme = programmeOf(stage, "明湖师范学院", "普通本科");
    const [graduate] = programme.graduates;
    if (graduate === undefined) throw new Error("The demo has too few people.");
    await logIn(page, stage);
    await chooseProgramme(page, programme);
    await see(page, "身份认证");
    await tap(page, "提交");
    await see(page, "请填写姓名");
    await page.locator("#name").fill("不在名单");
    await page.locator("#document-number").fill(graduate.documentNumber);
    for (const side of [0, 1]) await page.locator(".card-frame input").nth(side).setInputFiles(PORTRAIT);
    await tap(page, "提交");
    await see(page, "请阅读并勾选");
    await page.locator("#agree").check();
    expect(await accessibilityFaults(page)).toEqual([]);
    await tap(page, "提交");
    await see(page, "未查询到学籍");
    expect(await accessibilityFaults(page)).toEqual([]);
    await tap(page, "重新填写");

    await page.locator("#name").fill(graduate.name);
    for (const side of [0, 1]) await page.locator(".card-frame input").nth(side).setInputFiles(PORTRAIT);
    await page.locator("#agree").check();
    await tap(page, "提交");
    await tap(page, "信息无误，继续");

    // The notification is lost: the page asks, and the payment counts.
    await fetch(`${stage.wechat}/sandbox/mischief`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ kind: "drop" }),
    });
    await tap(page, "立即支付");
    await payInCashier(page);
    await see(page, "看完了，去拍照");
    await tap(page, "看完了，去拍照");
    expect(await page.getByText("从相册选取").count()).toBe(0);
    await shoot(page, PORTRAIT);
    await submit(page);
    await review(stage, "approve");
    await refreshUntil(page, "恭喜");
    await tap(page, "下载图片");
    await page.locator(".preview img").waitFor({ timeout: PATIENCE });
    await context.close();
  },
  6 * PATIENCE,
);

test(
  "wrong last four characters lock the code for a while, and say until when",
  async () => {
    const { page, context } = await newPhone(stage);
    const programme = programmeOf(stage, "江澜大学", "普通本科");
    const graduate = programme.graduates[5];
    if (graduate === undefined) throw new Error("The demo has too few people.");
    await logIn(page, stage);
    await chooseProgramme(page, programme);
    await giveCode(page, graduate);
    for (let attempt = 0; attempt < 5; attempt++) {
      await giveLastFour(page, "0000");
      await see(page, attempt < 4 ? "不匹配" : "之后");
    }
    await page.reload();
    await see(page, "之后可以再试");
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "in English, in the dark, with text twice as large, nothing is lost and everything can be reached",
  async () => {
    const { page, context } = await newPhone(stage, { locale: "en-GB", colorScheme: "dark" });
    for (const path of ["/", "/guide", "/rules", "/help", "/privacy", "/login", "/nothing-here"]) {
      await page.goto(`${stage.origin}${path}?size=32`);
      await page.locator("main h2, main h3, main p").first().waitFor({ timeout: PATIENCE });
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
      expect(await tooWide(page), path).toBe(false);
      expect(await accessibilityFaults(page), path).toEqual([]);
      // Chinese stands where it must: in names of what the CHSI app shows and in the language switch.
      if (path !== "/guide" && path !== "/help")
        expect((await page.locator("main").textContent()) ?? "", path).not.toMatch(/[\u4e00-\u9fff]/);
    }
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "without a network the page says so, keeps what was entered, and goes on by itself",
  async () => {
    const { page, context } = await newPhone(stage);
    await logIn(page, stage);
    await tap(page, "获取采集资格");
    await page.locator("#school").waitFor();
    await context.setOffline(true);
    await see(page, "网络已断开");
    await page.locator("#school").fill("江澜");
    await see(page, "连接后会自动继续");
    await context.setOffline(false);
    await see(page, "网络已恢复");
    await page.locator("#school").fill("江澜大");
    await page.locator("button.choice").first().waitFor({ timeout: PATIENCE });
    await context.close();
  },
  4 * PATIENCE,
);
