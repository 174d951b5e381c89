import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppStage, newPhone, openAppStage, type Programme } from "./app-stage.ts";
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
  see,
  shoot,
  submit,
  tap,
  tooWide,
} from "./app-steps.ts";

/** Where pictures of the pages go, if anywhere. */
const { DESK_GALLERY: gallery } = process.env;
const LOOKS = [
  { name: "desktop", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

let stage: AppStage;
let programme: Programme;
let schoolId = "";
/** The graduate whose photo goes through the day, looking at their phone. */
let phone: Page;

beforeAll(async () => {
  stage = await openAppStage();
  programme = programmeOf(stage, "江澜大学", "普通本科");
  await bringToReview();
}, 6 * PATIENCE);

afterAll(() => stage.close());

/** A graduate's own way, up to a photo that waits for review. */
async function bringToReview(): Promise<void> {
  const [graduate] = programme.graduates;
  if (graduate === undefined) throw new Error("The demo has nobody in this programme.");
  const { page } = await newPhone(stage);
  phone = page;
  await logIn(page, stage);
  await chooseProgramme(page, programme);
  await giveCode(page, graduate);
  await giveLastFour(page, graduate.documentNumber.slice(-4));
  await tap(page, "信息无误，继续");
  await tap(page, "立即支付");
  await payInCashier(page);
  await tap(page, "看完了，去拍照");
  await shoot(page, PORTRAIT);
  await submit(page);
}

/** Someone at the desk, with whatever goes wrong in their pages. */
async function at(role: string): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await stage.browser.newContext({ locale: "zh-CN", viewport: LOOKS[0].viewport });
  await context.addCookies([{ name: "desk-as", value: role, url: stage.origin }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load"))
      faults.push(message.text());
  });
  return { page, context, faults };
}

/** What holds on every page, wide and light as well as narrow and dark: nothing sticks out, axe finds nothing. */
async function examine(page: Page, name: string): Promise<void> {
  for (const { name: look, viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    if (gallery !== undefined) {
      mkdirSync(gallery, { recursive: true });
      await page.screenshot({ path: join(gallery, `${name}-${look}.png`), fullPage: look === "phone" });
    }
    expect(await tooWide(page), `${name} ${look}`).toBe(false);
    expect(await accessibilityFaults(page), `${name} ${look}`).toEqual([]);
  }
  await page.setViewportSize(LOOKS[0].viewport);
  await page.emulateMedia({ colorScheme: "light" });
}

test(
  "an administrator sees how things stand, and previews a programme's settings before saving them",
  async () => {
    const { page, context, faults } = await at("admin");
    await page.goto(`${stage.origin}/desk/operations`);
    await examine(page, "operations");
    await page.goto(`${stage.origin}/desk/staff`);
    await examine(page, "staff");
    await page.goto(`${stage.origin}/desk/staff/audit`);
    await examine(page, "audit");
    await page.goto(`${stage.origin}/desk/schools?q=${encodeURIComponent("江澜")}`);
    await examine(page, "schools");
    await page.locator(".found a").first().click();
    schoolId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await examine(page, "school");
    await page.goto(`${stage.origin}/desk/programmes/${programme.programmeId}/policy`);
    await page.locator('button[value="preview"]').click();
    await page.locator(".preview").waitFor();
    await examine(page, "policy");
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "customer service finds a graduate with the keyboard alone, sees the case, and a number only for a reason",
  async () => {
    const { page, context, faults } = await at("support");
    const [graduate] = programme.graduates;
    await page.goto(`${stage.origin}/desk/lookup`);
    await page.keyboard.type(graduate?.documentNumber.slice(-4) ?? "");
    await page.keyboard.press("Enter");
    await page.locator(".found a").first().waitFor();
    await examine(page, "lookup");
    await page
      .locator(".found a", { has: page.locator(".tag.inReview") })
      .first()
      .press("Enter");
    await page.locator("#document").waitFor();
    await examine(page, "case");
    const masked = await page.locator("#document").textContent();
    expect(masked).toBe(`*****${graduate?.documentNumber.slice(-4)}`);
    await page.getByText("查看完整号码").click();
    await page.locator('form[action$="/document"] input').fill("来电核对");
    await page.locator('form[action$="/document"] button').click();
    await page.waitForFunction(() => !document.querySelector("#document")?.textContent?.startsWith("*"));
    await page.locator('form[action$="/notes"] textarea').fill("已回电");
    await page.locator('form[action$="/notes"] button').click();
    await see(page, "已回电");
    await page.goto(`${stage.origin}/desk/review`);
    await see(page, "您没有此项权限");
    await examine(page, "refused");
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "a reviewer judges with keys, takes a verdict back, and judges again",
  async () => {
    const { page, context, faults } = await at("reviewer");
    await page.goto(`${stage.origin}/desk/review`);
    await page.locator(".reviewing .photo img").waitFor();
    await page.waitForFunction(() => [...document.images].every((image) => image.complete));
    expect(await page.locator(".reviewing svg line").count()).toBeGreaterThan(4);
    await examine(page, "review");
    await page.keyboard.press("l");
    expect(await page.locator(".photo svg.overlay").isVisible()).toBe(false);
    await page.keyboard.press("r");
    expect(await page.locator("#reject").isVisible()).toBe(true);
    await examine(page, "review-reject");
    await page.keyboard.press("Escape");
    await page.reload();
    await page.keyboard.press("a");
    await see(page, "上一张：通过");
    await page.waitForLoadState();
    await page.keyboard.press("u");
    await see(page, "已撤销");
    await page.waitForLoadState();
    await page.keyboard.press("a");
    await see(page, "上一张：通过");
    await examine(page, "review-undo");
    await page.goto(`${stage.origin}/desk/review/figures`);
    await see(page, "local-reviewer@desk.invalid");
    await examine(page, "figures");
    await page.goto(`${stage.origin}/desk/lookup`);
    await see(page, "您没有此项权限");
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "a school brings its list, sees how far it is, and takes its photos away",
  async () => {
    const { page, context, faults } = await at(`school:${schoolId}`);
    const base = `${stage.origin}/desk/programmes/${programme.programmeId}`;
    await page.goto(base);
    await examine(page, "progress");
    await page.goto(`${base}/list`);
    await examine(page, "list");
    const text = "学号,姓名,证件号码,学院\r\nT2026001,试一,990101200201010019,文学院\r\n,试二,1,文学院\r\n";
    await page.setInputFiles("input[type=file]", {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
    await page.getByRole("button", { name: "上传名单" }).click();
    await page.locator("select[name=studentNumber]").waitFor();
    await examine(page, "mapping");
    await page.getByRole("button", { name: "检查名单" }).click();
    await see(page, "下载有问题的行");
    await examine(page, "checked");
    await page.getByRole("button", { name: /导入可以导入的行/ }).click();
    await see(page, "导入完成");

    const make = page.getByRole("button", { name: /生成导出批次/ });
    for (const until = Date.now() + PATIENCE; Date.now() < until && (await make.count()) === 0; ) {
      await page.waitForTimeout(500);
      await page.goto(`${base}/exports`);
    }
    await make.click();
    await examine(page, "exports");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("下载 ZIP").click()]);
    const names = Object.keys(unzipSync(readFileSync(await saved.path())));
    expect(names).toHaveLength(2);
    expect(names).toContain("manifest.csv");
    await page.getByText("标记为已上网").first().click();
    await page.locator('input[name="confirmed"]').check();
    await page.getByRole("button", { name: "标记为已上网" }).click();
    await see(page, "标记完成");
    await see(page, "已上网 1");
    // The graduate sees it without a refresh, and from now on nothing can be changed.
    await see(phone, "已报送。照片已锁定");
    await phone.goto(phone.url().replace(/\/[a-z]+$/, "/shoot"));
    await see(phone, "已上网");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await page.goto(`${stage.origin}/desk/operations`);
    await see(page, "您没有此项权限");
    expect(faults).toEqual([]);
    await context.close();
  },
  3 * PATIENCE,
);
