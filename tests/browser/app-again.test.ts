import sharp from "sharp";
import { expect, test } from "vitest";
import { reachFreeShooting, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import { chooseProgramme, giveCard, PATIENCE, PORTRAIT, see, shoot, tap } from "./app-steps.ts";

const stage = useAppStage();

test(
  "a page loaded again at any moment of the login goes on with it",
  async () => {
    const { page, context } = await newPhone(stage());
    await page.goto(`${stage().origin}/login`);
    await page.locator("#agree").check();
    await page.reload();
    expect(await page.locator("#agree").isChecked()).toBe(false);
    await page.locator("#agree").check();

    // The ticket is traded, the answer never arrives, and the page is loaded again without a ticket.
    await page.route("**/api/session/enter", async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    });
    await tap(page, "微信快速登录");
    await see(page, "微信手机号授权登录");
    await page.unroute("**/api/session/enter");
    await page.goto(`${stage().origin}/e`);
    await see(page, "微信手机号授权登录");
    await page.reload();
    await tap(page, "微信手机号授权登录");
    await see(page, "还没有采集");
    await page.goBack();
    await see(page, "还没有采集");
    await context.close();

    // Whoever lost what the page remembered is asked for the agreement again, and for nothing else.
    const other = await newPhone(stage());
    await other.page.goto(`${stage().origin}/login`);
    await other.page.locator("#agree").check();
    await other.page.addInitScript(() => sessionStorage.clear());
    await tap(other.page, "微信快速登录");
    await see(other.page, "同意并继续");
    expect(await other.page.locator("#agree").isChecked()).toBe(false);
    await other.page.locator("#agree").check();
    await tap(other.page, "同意并继续");
    await tap(other.page, "暂不授权");
    await see(other.page, "还没有采集");
    await other.context.close();
  },
  4 * PATIENCE,
);

test(
  "a page loaded again while the standard photo is made ends at the result; a photo that checks stopped is never shown as one that a reviewer refused",
  async () => {
    const { page, context } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 2));
    await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
    const making = page.waitForRequest((request) => request.url().endsWith("/standardizing"));
    await tap(page, "上传");
    await making;
    await page.reload();
    await page.waitForURL("**/result", { timeout: PATIENCE });
    await see(page, "可以提交");
    await page.reload();
    await see(page, "可以提交");
    await page.goBack();
    await page.waitForURL(/\/collect/);
    await page.goForward();
    await see(page, "可以提交");

    await tap(page, "重拍");
    const dark = await sharp(PORTRAIT).modulate({ brightness: 0.25 }).jpeg().toBuffer();
    await shoot(page, { name: "dark.jpg", mimeType: "image/jpeg", buffer: dark });
    await see(page, "不符合要求，请重拍");
    const own = page.url().replace(/\/result$/, "");
    // From the list, from the start page, and from the address of another step.
    await page.goto(`${stage().origin}/collect`);
    await tap(page, "进入采集");
    await tap(page, "拍照/上传");
    await see(page, "不符合要求，请重拍");
    for (const address of [stage().origin, `${own}/rejected`, `${own}/making`, `${own}/review`]) {
      await page.goto(address);
      await page.waitForURL("**/result", { timeout: PATIENCE });
      await see(page, "不符合要求，请重拍");
    }
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "what was entered outlives a look at the policy and at customer service, and is gone after logging out",
  async () => {
    const { page, context } = await newPhone(stage());
    const { programme, graduate } = someoneOf(stage(), "明湖师范学院", "普通本科", 3);
    await page.goto(`${stage().origin}/login`);
    await page.locator("#agree").check();
    await tap(page, "微信快速登录");
    await tap(page, "暂不授权");
    await chooseProgramme(page, programme);
    await page.locator("#name").fill(graduate.name);
    await page.locator("#document-number").fill(graduate.documentNumber);
    await giveCard(page);
    await page.locator("#agree").check();
    const stillThere = async () => {
      await see(page, "证件照片");
      expect(await page.locator("#name").inputValue()).toBe(graduate.name);
      expect(await page.locator(".card-frame img").count()).toBe(2);
      expect(await page.locator("#agree").isChecked()).toBe(true);
    };
    await page.getByRole("link", { name: "《用户隐私协议》" }).tap();
    await see(page, "您的权利");
    await tap(page, "我知道了");
    await stillThere();
    await page.getByRole("link", { name: "客服" }).tap();
    await see(page, "常见问题");
    await tap(page, "返回");
    await stillThere();

    // The school is still chosen on the way back to it, and after loading the page again.
    await tap(page, "返回");
    await see(page, "选择学历类别");
    await tap(page, "确认");
    await stillThere();
    await tap(page, "返回");
    await page.reload();
    await see(page, "选择学历类别");

    await page.goto(`${stage().origin}/collect`);
    await tap(page, "退出登录");
    await see(page, "立即进入");
    await page.goto(`${stage().origin}/programme/${programme.programmeId}/identity`);
    await see(page, "微信快速登录");
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "a collection that is somebody else's by now is shown no more, and leads back to the list",
  async () => {
    const { page, context } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 4));
    await page.goto(page.url().replace(/\/shoot$/, ""));
    await see(page, "学籍信息");
    // In another tab.
    const status = await page.evaluate(async () => {
      const headers = { "Idempotency-Key": crypto.randomUUID() };
      return (
        await fetch(`/api${location.pathname.replace("/collect", "/collections")}/claim`, {
          method: "DELETE",
          headers,
        })
      ).status;
    });
    expect(status).toBe(200);
    await see(page, "没有找到您要的内容");
    expect(await page.getByText("学籍信息").count()).toBe(0);
    await tap(page, "返回");
    await see(page, "还没有采集");
    await context.close();
  },
  3 * PATIENCE,
);
