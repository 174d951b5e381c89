import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { reachFreeShooting, someoneOf, useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import {
  accessibilityFaults,
  chooseProgramme,
  giveCode,
  giveLastFour,
  logIn,
  PATIENCE,
  PORTRAIT,
  refreshUntil,
  review,
  see,
  shoot,
  submit,
  tap,
  tooWide,
} from "./app-steps.ts";

const stage = useAppStage();
/** The script of the page with the privacy policy. */
const SCRIPT = "**/app/privacy-*.js";

async function toThePolicy(page: Page): Promise<void> {
  await page.goto(stage().origin);
  await page.getByRole("link", { name: "用户隐私协议" }).tap({ timeout: PATIENCE });
}

test(
  "a page whose script hangs shows that it is on its way, then says so and can be opened again",
  async () => {
    const { page, context } = await newPhone(stage());
    await page.route(SCRIPT, () => undefined, { times: 1 });
    await toThePolicy(page);
    await page.locator(".way-line").waitFor({ timeout: PATIENCE });
    await see(page, "网络较慢，页面还没有打开");
    expect([await tooWide(page), await accessibilityFaults(page)]).toEqual([false, []]);
    // What stands there goes on being of use.
    await see(page, "立即进入");
    await tap(page, "重新打开");
    await see(page, "您的权利");
    expect(await page.locator(".way-holder").textContent()).toBe("");
    await context.close();
  },
  3 * PATIENCE,
);

test(
  "a script that is gone after a release is fetched by loading anew, at every release; one that stays away is told",
  async () => {
    const { page, context } = await newPhone(stage());
    for (const release of ["first", "second"]) {
      await page.route(SCRIPT, (route) => route.fulfill({ status: 404 }), { times: 1 });
      await toThePolicy(page);
      await see(page, "您的权利");
      expect(new URL(page.url()).pathname, release).toBe("/privacy");
    }
    let asked = 0;
    await page.route(SCRIPT, (route) => {
      asked++;
      return route.fulfill({ status: 404 });
    });
    await toThePolicy(page);
    await see(page, "页面没有打开，请检查网络后重新打开");
    expect(asked).toBe(2);
    await page.unroute(SCRIPT);
    await tap(page, "重新打开");
    await see(page, "您的权利");
    await context.close();
  },
  3 * PATIENCE,
);

test(
  "logging out without a network is not said to have happened",
  async () => {
    const { page, context } = await newPhone(stage());
    await logIn(page, stage());
    await context.setOffline(true);
    await tap(page, "退出登录");
    await see(page, "网络已断开，连接后会自动继续");
    expect(new URL(page.url()).pathname).toBe("/collect");
    await context.setOffline(false);
    await tap(page, "退出登录");
    await see(page, "立即进入");
    await page.goto(`${stage().origin}/collect`);
    await see(page, "微信快速登录");
    await context.close();
  },
  3 * PATIENCE,
);

test(
  "whoever writes to customer service while the photo is made is not drawn away when it is done",
  async () => {
    const { page, context } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 3));
    const held = Promise.withResolvers<void>();
    await page.route("**/standardizing", async (route) => {
      const response = await route.fetch();
      await held.promise;
      await route.fulfill({ response });
    });
    await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
    const making = page.waitForRequest((request) => request.url().endsWith("/standardizing"));
    await tap(page, "上传");
    await making;
    // The change that the socket tells of must not lead on before the tap.
    await page.getByRole("link", { name: "客服" }).tap();
    await page.locator("#report").fill("我的照片");
    const answered = page.waitForResponse((response) => response.url().endsWith("/standardizing"));
    held.resolve();
    await answered;
    await page.waitForTimeout(1_500);
    expect(await page.locator("#report").inputValue()).toBe("我的照片");
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "a proof whose answer was lost is repeated by the same tap, though the code is used up",
  async () => {
    const { page, context } = await newPhone(stage());
    const { programme, graduate } = someoneOf(stage(), "青屿开放大学", "开放教育", 4);
    await logIn(page, stage());
    await chooseProgramme(page, programme);
    await giveCode(page, graduate);
    await page.route(
      "**/qualification/proof",
      async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
      },
      { times: 1 },
    );
    await giveLastFour(page, graduate.documentNumber.slice(-4));
    await see(page, "暂时连接不上");
    await tap(page, "核验");
    await see(page, "信息无误，继续");
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "a dead connection is given up, and an answer that broke off is none: both can be tried again",
  async () => {
    const { page, context, faults } = await newPhone(stage());
    await logIn(page, stage());
    const list = "**/api/collections";
    await page.clock.install();
    await page.route(list, () => undefined);
    const asked = page.waitForRequest(list);
    await page.reload();
    await asked;
    // As long as an answer may take.
    await page.clock.fastForward(30_000);
    await see(page, "暂时连接不上");
    await page.unroute(list);
    await tap(page, "重试");
    await see(page, "还没有采集");

    await page.addInitScript(() => {
      const really = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        if (input !== "/api/collections") return really(input, init);
        globalThis.fetch = really;
        const body = new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"collections":'));
            controller.error(new TypeError("connection reset"));
          },
        });
        return Promise.resolve(new Response(body, { status: 200 }));
      };
    });
    await page.reload();
    await see(page, "暂时连接不上");
    await tap(page, "重试");
    await see(page, "还没有采集");
    expect(faults).toEqual([]);
    await context.close();
  },
  4 * PATIENCE,
);

test(
  "a school that was chosen first and answered last does not take the place of the one that is wanted",
  async () => {
    const { page, context } = await newPhone(stage());
    const [wanted, other] = ["青屿开放大学", "明湖师范学院"];
    await logIn(page, stage());
    await tap(page, "获取采集资格");
    const held = Promise.withResolvers<void>();
    await page.route(
      "**/programmes",
      async (route) => {
        await held.promise;
        await route.continue();
      },
      { times: 1 },
    );
    const choose = async (school: string) => {
      await page.locator("#school").fill(school);
      await page.locator("button.choice", { hasText: school }).first().tap();
    };
    await choose(other);
    await tap(page, "重新选择院校");
    await choose(wanted);
    await page.locator("label.choice", { hasText: "开放教育" }).waitFor({ timeout: PATIENCE });
    const late = page.waitForResponse((response) => response.url().endsWith("/programmes"));
    held.resolve();
    await late;
    await page.waitForTimeout(500);
    expect(await page.locator(".card h2").textContent()).toBe(wanted);
    await context.close();
  },
  3 * PATIENCE,
);

test(
  "the guided camera shows that it is coming while its script hangs, and the plain way stays open",
  async () => {
    const { page, context } = await newPhone(stage());
    await page.route("**/app/guided-camera-*.js", () => undefined);
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 5));
    const guided = page.getByRole("button", { name: "引导拍摄" });
    await guided.tap();
    await expect.poll(() => guided.getAttribute("aria-busy")).toBe("true");
    await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
    await see(page, "看一看");
    await context.close();
  },
  3 * PATIENCE,
);

test(
  "a picture to be saved that did not come can be asked for again",
  async () => {
    const { page, context } = await newPhone(stage());
    await reachFreeShooting(page, stage(), someoneOf(stage(), "青屿开放大学", "开放教育", 2));
    await shoot(page, PORTRAIT);
    await submit(page);
    await review(stage(), "approve");
    await refreshUntil(page, "审核通过");
    const picture = "**/api/collections/*/photo";
    await page.route(picture, (route) => route.abort("connectionreset"));
    await tap(page, "下载图片");
    await see(page, "暂时连接不上");
    await page.unroute(picture);
    await tap(page, "重试");
    await page.locator(".preview img").waitFor({ timeout: PATIENCE });
    await context.close();
  },
  6 * PATIENCE,
);
