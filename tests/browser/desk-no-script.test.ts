import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { PATIENCE, PORTRAIT, see } from "./app-steps.ts";
import { at, examineCopy, NO_SCRIPT, useDeskStage } from "./desk-stage.ts";

const desk = useDeskStage();

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
    const { app, programme } = desk();
    const { page, context } = await at(app, "support", NO_SCRIPT);
    const [graduate] = programme.graduates;
    await page.goto(`${app.origin}/desk`);
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
    const { app } = desk();
    const { page, context, faults } = await at(app, "reviewer", NO_SCRIPT);
    await page.goto(`${app.origin}/desk/try`);
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
    await examineCopy(app, page, "tried");
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
    const { app } = desk();
    const { page, context } = await at(app, "reviewer", NO_SCRIPT);
    await page.goto(`${app.origin}/desk/review`);
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
    const { app, programme, schoolId } = desk();
    const school = await at(app, `school:${schoolId}`, NO_SCRIPT);
    await school.page.goto(`${app.origin}/desk/programmes/${programme.programmeId}/list`);
    await school.page.setInputFiles("input[type=file]", {
      name: "list.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("学号,姓名,证件号码\r\nT2026009,试九,990101200201010019\r\n,试十,1\r\n"),
    });
    await school.page.getByRole("button", { name: "上传名单" }).click();
    await school.page.getByRole("button", { name: "检查名单" }).click();
    await see(school.page, "下载有问题的行");
    await school.context.close();
    const admin = await at(app, "admin", NO_SCRIPT);
    await admin.page.goto(`${app.origin}/desk/staff`);
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
