import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { renderSVG } from "uqr";
import { cardPicture } from "../../local/start/guide/pictures.ts";
import type { AppStage, Graduate, Programme } from "./app-stage.ts";

/** A portrait that passes with remarks. */
export const PORTRAIT = join(import.meta.dirname, "..", "fixtures", "astronaut.png");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long the slowest single step takes on a busy machine (ms). */
export const PATIENCE = 45_000;

/** A programme of the demo by its school and category; throws when the demo has changed. */
export function programmeOf(stage: AppStage, school: string, category: string): Programme {
  const found = stage.demo.find((one) => one.school === school && one.category === category);
  if (found === undefined) throw new Error(`The demo has no ${category} of ${school}.`);
  return found;
}

/** The screenshot of a code that a student would have. */
async function codePicture({ code }: Graduate): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const svg = renderSVG(code ?? "", { ecc: "M", border: 4, pixelSize: 6 });
  return { name: "code.png", mimeType: "image/png", buffer: await sharp(Buffer.from(svg)).png().toBuffer() };
}

/** Taps a button by its whole label. */
export async function tap(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).tap({ timeout: PATIENCE });
}

/** Waits for words on the page. */
export async function see(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: false }).first().waitFor({ timeout: PATIENCE });
}

/** What axe finds against WCAG 2.2 AA on the page as it is; empty when nothing. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Evaluated through the debugger: the page's own policy lets no foreign script in.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // A button that fades from disabled to enabled is judged when it has arrived; spinners never do.
    const fading = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(fading.map(({ finished }) => finished));
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    );
  });
}

/** Whether anything sticks out sideways. */
export function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
}

/** From the start page to the list: the agreement, WeChat, the phone number. */
export async function logIn(page: Page, stage: AppStage): Promise<void> {
  await page.goto(stage.origin);
  await tap(page, "立即进入");
  await page.locator("#agree").check();
  await tap(page, "微信快速登录");
  await tap(page, "微信手机号授权登录");
  await see(page, "采集列表");
}

/** From the list to the page that asks for the code or the identity. */
export async function chooseProgramme(page: Page, programme: Programme): Promise<void> {
  await tap(page, "获取采集资格");
  await chooseSchool(page, programme);
}

/** The school as one types, and its education category. */
export async function chooseSchool(page: Page, { school, category }: Programme): Promise<void> {
  await page.locator("#school").fill(school);
  await page.locator("button.choice", { hasText: school }).first().tap();
  await page.locator("label.choice", { hasText: category }).tap();
  await tap(page, "确认");
}

/** Shows a picture to the code page. */
export async function giveCode(page: Page, graduate: Graduate): Promise<void> {
  await page
    .locator("input[type=file]")
    .last()
    .setInputFiles(await codePicture(graduate));
}

/** Shows both sides of an ID card to the identity page. */
export async function giveCard(page: Page): Promise<void> {
  for (const [place, side] of (["front", "back"] as const).entries()) {
    const file = { name: `${side}.png`, mimeType: "image/png", buffer: await cardPicture(side) };
    await page.locator(".card-frame input").nth(place).setInputFiles(file);
  }
}

/** Types the last four on the keypad and verifies. */
export async function giveLastFour(page: Page, lastFour: string): Promise<void> {
  await page.locator(".keys").waitFor({ timeout: PATIENCE });
  for (const key of lastFour) await page.locator(".key").filter({ hasText: key }).tap();
  await tap(page, "核验");
}

/** Pays in the sandbox's cashier. */
export async function payInCashier(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^立即支付 Pay/ }).tap({ timeout: PATIENCE });
}

/** From the rules to the result, with one photo. */
export async function shoot(
  page: Page,
  photo: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await see(page, "给拍照的人");
  await page.locator("input[type=file]").first().setInputFiles(photo);
  await tap(page, "上传");
  await page.waitForURL("**/result", { timeout: PATIENCE });
  await see(page, "确认照片");
}

/** Confirms name and photo, and submits. */
export async function submit(page: Page): Promise<void> {
  await tap(page, "提交");
  await page.locator("dialog[open] input[type=checkbox]").check();
  await tap(page, "确认提交");
  await see(page, "一般约 2 个工作日");
}

/** Plays the reviewer: the photo on top of the queue is approved, or rejected with a reason. */
export async function review(stage: AppStage, verdict: "approve" | "reject"): Promise<void> {
  const context = await stage.browser.newContext();
  const page = await context.newPage();
  const button = page.locator(`#${verdict} button[type=submit]`);
  // The queue follows the collection a moment later.
  for (const until = Date.now() + PATIENCE; Date.now() < until && (await button.count()) === 0; ) {
    await page.goto(`${stage.origin}/desk/review`);
    await page.waitForTimeout(500);
  }
  if (verdict === "reject") {
    await page.locator("#why summary").click();
    await page.locator('#reject input[name="reason"]').first().check();
  }
  await button.click({ timeout: PATIENCE });
  await page.locator("#undo").waitFor({ timeout: PATIENCE });
  await context.close();
}

/** Looks again until the state has changed: a verdict can be taken back for ten seconds. */
export async function refreshUntil(page: Page, text: string): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    if ((await page.getByText(text).count()) > 0) return;
    await page.waitForTimeout(1000);
    await page.reload();
    await page.locator("main").waitFor();
    await page.waitForTimeout(1500);
  }
  throw new Error(`“${text}” did not appear.`);
}
