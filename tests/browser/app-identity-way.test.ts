import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { examine, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import {
  accessibilityFaults,
  chooseProgramme,
  chooseSchool,
  giveCard,
  giveCode,
  giveLastFour,
  logIn,
  PATIENCE,
  PORTRAIT,
  payInCashier,
  see,
  tap,
  tooWide,
} from "./app-steps.ts";

const appStage = useAppStage();

/** Plays WeChat's side: what a person would tap on the sandbox's board. */
function atWechat(path: string, body: object): Promise<unknown> {
  return fetch(`${appStage().wechat}/sandbox/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function giveIdentity(page: Page, name: string): Promise<void> {
  await page.locator("#name").fill(name);
  await giveCard(page);
  if (!(await page.locator("#agree").isChecked())) await page.locator("#agree").check();
  await tap(page, "提交");
}

test(
  "by identity: who is not on the list can ask to be added; a payment whose notification is lost counts, and is refunded; a second collection stands beside the first",
  async () => {
    const { page, context } = await newPhone(appStage());
    const { programme, graduate } = someoneOf(appStage(), "明湖师范学院", "普通本科", 0);
    await logIn(page, appStage());
    await chooseProgramme(page, programme);
    await see(page, "身份认证");
    await examine(page, "证件照片");
    await tap(page, "提交");
    await see(page, "请填写姓名");
    await page.locator("#document-number").fill(graduate.documentNumber);
    await page.locator("#name").fill("不在名单");
    // One picture for both sides by accident: the page says so at once, and sends nothing.
    for (const side of [0, 1]) await page.locator(".card-frame input").nth(side).setInputFiles(PORTRAIT);
    await see(page, "是同一张照片");
    let sent = 0;
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/identity")) sent++;
    });
    await page.locator("#agree").check();
    await tap(page, "提交");
    await see(page, "是同一张照片");
    expect(sent).toBe(0);
    await giveCard(page);
    await page.getByText("是同一张照片").waitFor({ state: "detached", timeout: PATIENCE });
    await page.locator("#agree").uncheck();
    await tap(page, "提交");
    await see(page, "请阅读并勾选");
    for (let attempt = 0; attempt < 2; attempt++) {
      if (attempt > 0) await tap(page, "重新填写");
      await giveIdentity(page, "不在名单");
      await see(page, "未查询到学籍");
    }
    await page.locator("#student-number").fill("20230000");
    await tap(page, "申请加入名单");
    await see(page, "申请已提交");
    await examine(page, "申请已提交");
    await tap(page, "重新填写");
    await page.locator("#document-number").fill(graduate.documentNumber);
    await giveIdentity(page, graduate.name);
    await tap(page, "信息无误，继续");

    // The notification is lost: the page asks, and the payment counts.
    await atWechat("mischief", { kind: "drop" });
    await tap(page, "立即支付");
    await payInCashier(page);
    await see(page, "看完了，去拍照");
    const own = new URL(page.url()).pathname.replace(/\/rules$/, "");
    await tap(page, "看完了，去拍照");
    await see(page, "不能从相册选取");
    expect(await page.getByText("从相册选取", { exact: true }).count()).toBe(0);

    await page.goto(`${appStage().origin}${own}/orders`);
    await tap(page, "申请退款");
    await tap(page, "确认退款");
    await see(page, "退款中");
    await page.goto(`${appStage().origin}${own}/pay`);
    await see(page, "退款处理中");
    await examine(page, "退款处理中");
    await page.getByRole("link", { name: "订单与退款" }).tap();
    await see(page, "退款中");
    await page.goto(`${appStage().origin}${own}/pay`);
    const { refunds } = (await (await fetch(`${appStage().wechat}/sandbox/state`)).json()) as {
      refunds: readonly { out_refund_no: string }[];
    };
    await atWechat("refund", { outRefundNo: refunds[0]?.out_refund_no, status: "SUCCESS" });
    await atWechat("deliver", {});
    // It says so by itself, and the way is open again.
    await see(page, "合计");
    await see(page, "上一笔订单已退款");
    await page.goto(`${appStage().origin}${own}/orders`);
    await see(page, "已退 ¥30");

    await page.goto(`${appStage().origin}/collect`);
    await see(page, "重新选择服务并支付");
    const second = someoneOf(appStage(), "青屿开放大学", "开放教育", 5);
    await tap(page, "添加其他采集");
    await chooseSchool(page, second.programme);
    await giveCode(page, second.graduate);
    await giveLastFour(page, second.graduate.documentNumber.slice(-4));
    await see(page, "信息无误，继续");
    await page.goto(`${appStage().origin}/collect`);
    for (const { school } of [programme, second.programme])
      await page
        .locator("section.card", { hasText: school })
        .getByRole("button", { name: "进入采集" })
        .waitFor();
    await examine(page, "进入采集");
    await context.close();
  },
  6 * PATIENCE,
);

test(
  "wrong last four characters lock the code for a while; the page says until when and what to do, and its keys look it",
  async () => {
    const { page, context } = await newPhone(appStage());
    const { programme, graduate } = someoneOf(appStage(), "江澜大学", "普通本科", 5);
    await logIn(page, appStage());
    await chooseProgramme(page, programme);
    await giveCode(page, graduate);
    await page.locator(".key:enabled").first().waitFor({ timeout: PATIENCE });
    const lookOfKey = () =>
      page.evaluate(() => getComputedStyle(document.querySelector(".key") ?? document.body).opacity);
    const opened = await lookOfKey();
    expect(await page.locator(".cell.now").count()).toBe(1);
    for (let attempt = 0; attempt < 5; attempt++) {
      await giveLastFour(page, "0000");
      await see(page, attempt < 4 ? "不匹配" : "之后");
    }
    await page.reload();
    await see(page, "之后可以再试");
    await see(page, "输错次数过多");
    await see(page, "联系客服");
    expect(await page.locator(".key:enabled").count()).toBe(0);
    expect(Number(await lookOfKey())).toBeLessThan(Number(opened));
    expect(await page.locator(".cell.now").count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "in English, in the dark, with text twice as large, nothing is lost and everything can be reached",
  async () => {
    const { page, context } = await newPhone(appStage(), { locale: "en-GB", colorScheme: "dark" });
    for (const path of ["/", "/guide", "/rules", "/help", "/privacy", "/login", "/nothing-here"]) {
      await page.goto(`${appStage().origin}${path}?size=32`);
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
    const { page, context } = await newPhone(appStage());
    await logIn(page, appStage());
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
