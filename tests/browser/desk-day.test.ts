import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import type { BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
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

/** A graduate's own way, up to a photo that waits for review; someone else begins, and leaves it at that. */
async function bringToReview(): Promise<void> {
  const [graduate, idle] = programme.graduates;
  if (graduate === undefined || idle === undefined)
    throw new Error("The demo has too few in this programme.");
  const other = await newPhone(stage);
  await logIn(other.page, stage);
  await chooseProgramme(other.page, programme);
  await giveCode(other.page, idle);
  await giveLastFour(other.page, idle.documentNumber.slice(-4));
  await see(other.page, "信息无误，继续");
  await other.context.close();
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
async function at(
  role: string,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await stage.browser.newContext({
    ...options,
    locale: "zh-CN",
    viewport: LOOKS[0].viewport,
  });
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
    await page.goto(`${stage.origin}/desk/service`);
    await examine(page, "service");
    await page.goto(`${stage.origin}/desk/try`);
    await examine(page, "try");
    for (const part of ["money", "stuck", "retention", "consents", "keys"]) {
      await page.goto(`${stage.origin}/desk/operations/${part}`);
      await examine(page, `operations-${part}`);
    }
    await page.goto(`${stage.origin}/desk/operations/stuck`);
    await page.getByRole("button", { name: "现在核对下一批" }).click();
    await see(page, "条落后");
    await page.goto(`${stage.origin}/desk/operations/keys`);
    await page.getByRole("button", { name: "现在清点" }).click();
    await see(page, "graduates.document_sealed");
    await examine(page, "operations-keys-counted");
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
    await page.locator("input:focus").waitFor();
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

const NO_SCRIPT = { javaScriptEnabled: false };

/** Opens an action of the case, gives its reason and its confirmation, and does it; all without a script. */
async function act(page: Page, path: string): Promise<void> {
  const form = page.locator(`details:has(> form[action$="${path}"])`);
  await form.locator("> summary").click();
  await form.locator('[name="reason"]').fill("来电核对");
  await form.locator('[name="confirmed"]').check();
  await form.locator('button[type="submit"]').click();
}

test(
  "customer service works without any script: looks up, sends a link and the message again, reveals a number",
  async () => {
    const { page, context } = await at("support", NO_SCRIPT);
    const [graduate] = programme.graduates;
    await page.goto(`${stage.origin}/desk`);
    await page.locator("#q").fill(graduate?.documentNumber.slice(-4) ?? "");
    await page.locator("#q").press("Enter");
    await page
      .locator(".found a", { has: page.locator(".tag.inReview") })
      .first()
      .click();
    await see(page, "等待集中审核");
    expect(await page.locator(".action.off", { hasText: "重新开放" }).textContent()).toContain(
      "无需重新开放",
    );
    await act(page, "/actions/sendLink");
    await see(page, "已执行");
    const link = page.locator(".notes > li", { hasText: "办理链接" });
    for (
      const until = Date.now() + PATIENCE;
      (await link.first().locator(".tag").textContent()) !== "完成";
    ) {
      if (Date.now() > until) throw new Error("the link did not leave");
      await page.waitForTimeout(300);
      // The page after a form is reached by its own address again.
      await page.goto(page.url().replace(/\/actions\/.*$/, ""));
    }
    const messages = await link.first().locator("form").getAttribute("action");
    await act(page, messages ?? "");
    await see(page, "已执行");
    await page.goto(page.url().replace(/\/messages\/.*$/, ""));
    expect(await link.count()).toBe(2);
    await page.getByText("查看完整号码").click();
    await page.locator('form[action$="/document"] input').fill("来电核对");
    await page.locator('form[action$="/document"] button').click();
    // The code way knows the last four only; there is nothing more to show, and it says so.
    expect(await page.locator("#document").textContent()).not.toBe(
      `*****${graduate?.documentNumber.slice(-4)}`,
    );
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "a photo is tried without any script: a form, and a page with the standard photo, its lines and its checks",
  async () => {
    const { page, context, faults } = await at("reviewer", NO_SCRIPT);
    await page.goto(`${stage.origin}/desk/try`);
    await page.setInputFiles("#file", PORTRAIT);
    await page.getByRole("button", { name: "制作标准照" }).click();
    const photo = page.locator(".frame img");
    await photo.waitFor({ timeout: PATIENCE });
    expect(
      await photo.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
    ).toEqual([480, 640]);
    expect(await page.locator(".overlay line").count()).toBeGreaterThan(4);
    expect(await page.locator(".checks li").count()).toBeGreaterThan(5);
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("下载标准照").click()]);
    expect([...readFileSync(await saved.path()).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    await examineCopy(page, "tried");
    await page.getByRole("link", { name: "换一张照片" }).click();
    const nobody = await sharp({ create: { width: 900, height: 1200, channels: 3, background: "#88a0b0" } })
      .jpeg()
      .toBuffer();
    await page.setInputFiles("#file", { name: "wall.jpg", mimeType: "image/jpeg", buffer: nobody });
    await page.getByRole("button", { name: "制作标准照" }).click();
    await page.getByText("未生成标准照").waitFor({ timeout: PATIENCE });
    expect(await page.getByText("自动检测全部通过").count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "a reviewer works without any script: rejects with a reason, and takes it back",
  async () => {
    const { page, context } = await at("reviewer", NO_SCRIPT);
    await page.goto(`${stage.origin}/desk/review`);
    await page.locator("#why > summary").click();
    await page.locator('#reject [value="clothes"]').check();
    await page.locator("#reject textarea").fill("衣领不正");
    await page.locator('#reject button[type="submit"]').click();
    await see(page, "上一张：不通过");
    await page.locator("#undo").click();
    await see(page, "已撤销");
    await page.locator("#approve").waitFor();
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "a school and an administrator work without any script: a list is checked, a role is granted",
  async () => {
    const school = await at(`school:${schoolId}`, NO_SCRIPT);
    await school.page.goto(`${stage.origin}/desk/programmes/${programme.programmeId}/list`);
    await school.page.setInputFiles("input[type=file]", {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("学号,姓名,证件号码\r\nT2026009,试九,990101200201010019\r\n,试十,1\r\n"),
    });
    await school.page.getByRole("button", { name: "上传名单" }).click();
    await school.page.getByRole("button", { name: "检查名单" }).click();
    await see(school.page, "下载有问题的行");
    await school.context.close();
    const admin = await at("admin", NO_SCRIPT);
    await admin.page.goto(`${stage.origin}/desk/staff`);
    const form = admin.page.locator('form[action$="/grants"]');
    await form.locator('[name="identity"]').fill("new@example.org");
    await form.locator('[name="role"]').selectOption("reviewer");
    await form.locator('[name="reason"]').fill("新同事");
    await form.locator("button").click();
    await see(admin.page, "new@example.org");
    await admin.context.close();
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
    await page.keyboard.press("7");
    await see(page, "上一张：不通过");
    await page.keyboard.press("u");
    await see(page, "已撤销");
    await page.keyboard.press("a");
    await see(page, "上一张：通过");
    await page.waitForLoadState();
    await page.keyboard.press("u");
    await see(page, "已撤销");
    await page.waitForLoadState();
    await page.keyboard.press("a");
    await see(page, "上一张：通过");
    await see(page, "待审核 0");
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
  "a school's whole day without client script: settings, list, progress, reminders, export, delivery, receipts",
  async () => {
    const { page, context, faults } = await at(`school:${schoolId}`, NO_SCRIPT);
    const base = `${stage.origin}/desk/programmes/${programme.programmeId}`;
    const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
    await page.goto(`${stage.origin}/desk/schools`);
    await see(page, programme.school);

    await page.goto(`${base}/policy`);
    await page.locator("[name=holidays]").fill("2027-01-18~2027-02-21");
    await page.locator("[name=shots]").fill("0");
    await page.locator("form.policy").evaluate((form) => form.setAttribute("novalidate", ""));
    await press("检查并预览");
    await see(page, "以下内容有误");
    await see(page, "1 到 500 的整数");
    await examineCopy(page, "policy-slip");
    await page.locator("[name=shots]").fill("40");
    await press("检查并预览");
    await see(page, "最多拍摄 40 次");
    await press("保存为新版本");
    await page.waitForURL(`**/desk/schools/${schoolId}`);

    await page.goto(`${base}/list`);
    await examineCopy(page, "list");
    const text = "学号,姓名,证件号码,学院\r\nT2026001,试一,990101200201010019,文学院\r\n,试二,1,文学院\r\n";
    await page.setInputFiles("input[type=file]", {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
    await press("上传名单");
    await page.locator("select[name=studentNumber]").waitFor();
    await examineCopy(page, "mapping");
    await press("检查名单");
    await see(page, "将新增");
    await examineCopy(page, "checked");
    expect(await download(page, "下载有问题的行")).toContain("3,缺少学号");
    await press(/导入可以导入的行/);
    // The page comes again by itself until the import is done.
    await see(page, "导入完成");
    await examineCopy(page, "task");

    await page.goto(base);
    await examineCopy(page, "progress");
    await page.getByRole("link", { name: "班级" }).click();
    expect(await download(page, "下载未完成名单")).toContain("T2026001");

    await page.goto(`${base}/reminders`);
    await examineCopy(page, "reminders");
    await press(/发送提醒/);
    await see(page, "提醒已发出");
    await see(page, "已提醒 1");

    const make = page.getByRole("button", { name: /生成导出批次/ });
    for (const until = Date.now() + PATIENCE; Date.now() < until && (await make.count()) === 0; ) {
      await page.waitForTimeout(500);
      await page.goto(`${base}/exports`);
    }
    await make.click();
    await examineCopy(page, "exports");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("下载 ZIP").click()]);
    const names = Object.keys(unzipSync(readFileSync(await saved.path())));
    expect(names).toHaveLength(2);
    expect(names).toContain("manifest.csv");
    await page.locator("summary", { hasText: "标记为已上网" }).click();
    await page.locator('input[name="confirmed"]').check();
    await press("标记为已上网");
    await see(page, "标记完成");
    await see(page, "已上网 1");

    await page.goto(`${stage.origin}/desk/schools/${schoolId}/receipts`);
    await see(page, "30.00");
    await examineCopy(page, "receipts");
    expect(await download(page, "下载明细")).toContain(",30.00,");
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
  4 * PATIENCE,
);

/** Saves what a link offers, and answers its text. */
async function download(page: Page, name: string): Promise<string> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).first().click(),
  ]);
  return readFileSync(await saved.path(), "utf8");
}

/** Examines a page of a browser without script: axe is a script itself, so a copy of the page is judged. */
async function examineCopy(page: Page, name: string): Promise<void> {
  const { page: copy, context } = await at("admin");
  const body = await page.content();
  const [address = ""] = page.url().split("#");
  await copy.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await copy.goto(address);
  await examine(copy, name);
  await context.close();
}

/** Pages of the desk that a role has, and one of every other. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  support: ["lookup", "service", "try"],
  reviewer: ["review", "review/figures", "try"],
  school: ["lookup", "review", "review/figures", "schools", "try"],
  admin: [
    "lookup",
    "service",
    "review",
    "review/figures",
    "schools",
    "operations",
    "staff",
    "staff/audit",
    "try",
  ],
};

test.each(Object.keys(PAGES))(
  "the pages of %s are offered, and everything else is refused in words, also without a script",
  async (role) => {
    const { page, context } = await at(role === "school" ? `school:${schoolId}` : role, NO_SCRIPT);
    for (const path of new Set(Object.values(PAGES).flat())) {
      const answer = await page.goto(`${stage.origin}/desk/${path}`);
      const allowed = PAGES[role]?.includes(path) ?? false;
      expect([path, answer?.status()]).toEqual([path, allowed ? 200 : 403]);
      if (!allowed) await see(page, "您没有此项权限");
    }
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "every page holds its longer English words on a phone",
  async () => {
    const { page, context, faults } = await at("admin");
    await page.setViewportSize(LOOKS[1].viewport);
    const base = `programmes/${programme.programmeId}`;
    const more = ["list", "policy", "exports", "reminders"].map((part) => `${base}/${part}`);
    const kept = ["money", "stuck", "retention", "consents", "keys"].map((part) => `operations/${part}`);
    const own = [base, ...more, ...kept, `schools/${schoolId}`, `schools/${schoolId}/receipts`];
    for (const path of [...(PAGES.admin ?? []), ...own]) {
      await page.goto(`${stage.origin}/desk/${path}?lang=en`);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await tooWide(page), path).toBe(false);
      expect(await accessibilityFaults(page), path).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "another school's programme and graduates do not exist for a school",
  async () => {
    const { page, context } = await at("school:s-elsewhere");
    for (const path of ["", "/list", "/exports", "/policy"]) {
      const answer = await page.goto(`${stage.origin}/desk/programmes/${programme.programmeId}${path}`);
      expect(answer?.status()).toBe(404);
      await see(page, "没有找到");
    }
    await page.goto(`${stage.origin}/desk/lookup`);
    await page.keyboard.type(programme.graduates[0]?.documentNumber ?? "");
    await page.keyboard.press("Enter");
    await see(page, "没有找到匹配的毕业生");
    await context.close();
  },
  PATIENCE,
);
