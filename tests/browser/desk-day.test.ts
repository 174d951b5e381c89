import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults, PATIENCE, see, tooWide } from "./app-steps.ts";
import { at, examine, examineCopy, NARROW_VIEWPORT, NO_SCRIPT, PAGES, useDeskStage } from "./desk-stage.ts";

const desk = useDeskStage();

test(
  "an administrator sees how things stand, and previews a programme's settings before saving them",
  async () => {
    const { app, programme } = desk();
    const { page, context, faults } = await at(app, "admin");
    await page.goto(`${app.origin}/desk/operations`);
    await examine(page, "operations");
    await page.goto(`${app.origin}/desk/service`);
    await examine(page, "service");
    await page.goto(`${app.origin}/desk/try`);
    await examine(page, "try");
    for (const part of ["money", "stuck", "retention", "consents", "keys"]) {
      await page.goto(`${app.origin}/desk/operations/${part}`);
      await examine(page, `operations-${part}`);
    }
    await page.goto(`${app.origin}/desk/operations/stuck`);
    await page.getByRole("button", { name: "现在核对下一批" }).click();
    await see(page, "条落后");
    await page.goto(`${app.origin}/desk/operations/keys`);
    await page.getByRole("button", { name: "现在清点" }).click();
    await see(page, "graduates.document_sealed");
    await examine(page, "operations-keys-counted");
    await page.goto(`${app.origin}/desk/staff`);
    await examine(page, "staff");
    await page.goto(`${app.origin}/desk/staff/audit`);
    await examine(page, "audit");
    await page.goto(`${app.origin}/desk/schools?q=${encodeURIComponent("江澜")}`);
    await examine(page, "schools");
    await page.locator(".found a").first().click();
    await examine(page, "school");
    await page.goto(`${app.origin}/desk/programmes/${programme.programmeId}/policy`);
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
    const { app, programme } = desk();
    const { page, context, faults } = await at(app, "support");
    const [graduate] = programme.graduates;
    await page.goto(`${app.origin}/desk/lookup`);
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
    await page.goto(`${app.origin}/desk/review`);
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
    const { app } = desk();
    const { page, context, faults } = await at(app, "reviewer");
    await page.goto(`${app.origin}/desk/review`);
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
    // Enter presses what has the focus, though the reasons are open and one of them is ticked.
    await page.locator('#reject input[name="reason"]').first().check();
    await page.locator("#why summary").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#why").getAttribute("open")).toBeNull();
    // What is typed into a field is no verdict.
    await page.locator('.stand-in input[name="school"]').pressSequentially("a1");
    expect(page.url()).not.toContain("said=");
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
    await page.goto(`${app.origin}/desk/review/figures`);
    await see(page, "local-reviewer@desk.invalid");
    await examine(page, "figures");
    await page.goto(`${app.origin}/desk/lookup`);
    await see(page, "您没有此项权限");
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);

test(
  "a school's whole day without client script: settings, list, progress, reminders, export, delivery, receipts",
  async () => {
    const { app, phone, programme, schoolId } = desk();
    const { page, context, faults } = await at(app, `school:${schoolId}`, NO_SCRIPT);
    const base = `${app.origin}/desk/programmes/${programme.programmeId}`;
    const press = (name: string | RegExp) => page.getByRole("button", { name }).click();
    await page.goto(`${app.origin}/desk/schools`);
    await see(page, programme.school);

    await page.goto(`${base}/policy`);
    await page.locator("[name=holidays]").fill("2027-01-18~2027-02-21");
    await page.locator("[name=shots]").fill("0");
    await page.locator("form.policy").evaluate((form) => form.setAttribute("novalidate", ""));
    await press("检查并预览");
    await see(page, "以下内容有误");
    await see(page, "1 到 500 的整数");
    await examineCopy(app, page, "policy-slip");
    await page.locator("[name=shots]").fill("40");
    await press("检查并预览");
    await see(page, "最多拍摄 40 次");
    await press("保存为新版本");
    await page.waitForURL(`**/desk/schools/${schoolId}`);

    await page.goto(`${base}/list`);
    await examineCopy(app, page, "list");
    const text = "学号,姓名,证件号码,学院\r\nT2026001,试一,990101200201010019,文学院\r\n,试二,1,文学院\r\n";
    await page.setInputFiles("input[type=file]", {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
    await press("上传名单");
    await page.locator("select[name=studentNumber]").waitFor();
    await examineCopy(app, page, "mapping");
    await press("检查名单");
    await see(page, "将新增");
    await examineCopy(app, page, "checked");
    expect(await download(page, "下载有问题的行")).toContain("3,缺少学号");
    await press(/导入可以导入的行/);
    // The page comes again by itself until the import is done.
    await see(page, "导入完成");
    await examineCopy(app, page, "task");

    await page.goto(base);
    await examineCopy(app, page, "progress");
    await page.getByRole("link", { name: "班级" }).click();
    expect(await download(page, "下载未完成名单")).toContain("T2026001");

    await page.goto(`${base}/reminders`);
    await examineCopy(app, page, "reminders");
    await press(/发送提醒/);
    await see(page, "提醒已发出");
    await see(page, "已提醒 1");

    const make = page.getByRole("button", { name: /生成导出批次/ });
    for (const until = Date.now() + PATIENCE; Date.now() < until && (await make.count()) === 0; ) {
      await page.waitForTimeout(500);
      await page.goto(`${base}/exports`);
    }
    await make.click();
    await examineCopy(app, page, "exports");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("下载 ZIP").click()]);
    const names = Object.keys(unzipSync(readFileSync(await saved.path())));
    expect(names).toHaveLength(2);
    expect(names).toContain("manifest.csv");
    await page.locator("summary", { hasText: "标记为已上网" }).click();
    await page.locator('input[name="confirmed"]').check();
    await press("标记为已上网");
    await see(page, "标记完成");
    await see(page, "已上网 1");

    await page.goto(`${app.origin}/desk/schools/${schoolId}/receipts`);
    await see(page, "30.00");
    await examineCopy(app, page, "receipts");
    expect(await download(page, "下载明细")).toContain(",30.00,");
    // The graduate sees it without a refresh, and from now on nothing can be changed.
    await see(phone, "已报送。照片已锁定");
    await phone.goto(phone.url().replace(/\/[a-z]+$/, "/shoot"));
    await see(phone, "已上网");
    expect(await accessibilityFaults(phone)).toEqual([]);
    await page.goto(`${app.origin}/desk/operations`);
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

test(
  "every page holds its longer English words on a phone",
  async () => {
    const { app, programme, schoolId } = desk();
    const { page, context, faults } = await at(app, "admin");
    await page.setViewportSize(NARROW_VIEWPORT);
    const base = `programmes/${programme.programmeId}`;
    const more = ["list", "policy", "exports", "reminders"].map((part) => `${base}/${part}`);
    const kept = ["money", "stuck", "retention", "consents", "keys"].map((part) => `operations/${part}`);
    const own = [base, ...more, ...kept, `schools/${schoolId}`, `schools/${schoolId}/receipts`];
    for (const path of [...(PAGES.admin ?? []), ...own]) {
      await page.goto(`${app.origin}/desk/${path}?lang=en`);
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await tooWide(page), path).toBe(false);
      expect(await accessibilityFaults(page), path).toEqual([]);
    }
    expect(faults).toEqual([]);
    await context.close();
  },
  2 * PATIENCE,
);
