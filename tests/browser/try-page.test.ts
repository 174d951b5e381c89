import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppStage, openAppStage } from "./app-stage.ts";

const PORTRAIT = join(import.meta.dirname, "..", "fixtures", "astronaut.png");
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const SHOWN = 60_000;

let stage: AppStage;

beforeAll(async () => {
  stage = await openAppStage();
}, SHOWN);

afterAll(() => stage.close());

async function openPage(language: "zh" | "en"): Promise<Page> {
  const page = await stage.browser.newPage(PHONE);
  await page.goto(`${stage.origin}/desk/try?lang=${language}`);
  return page;
}

test("a portrait becomes a standard photo that can be seen, recoloured and saved on a phone", async () => {
  const page = await openPage("zh");
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));

  await page.setInputFiles("#file", PORTRAIT);
  const image = page.locator("#result img");
  await image.waitFor({ timeout: SHOWN });
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(480);
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalHeight)).toBe(640);
  expect(await page.locator("#result svg text").allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^头顶 \d+/), expect.stringMatching(/^眼睛 \d+/)]),
  );
  expect(await page.locator("#checks li").count()).toBeGreaterThan(5);

  await page.locator("label.check").tap();
  expect(await page.locator("#result svg").isVisible()).toBe(false);

  await page.locator("#swatches button").nth(1).tap();
  await page.waitForFunction(
    () => document.querySelector("#data")?.textContent?.includes('"#ffffff"'),
    null,
    {
      timeout: SHOWN,
    },
  );

  const [photo] = await Promise.all([page.waitForEvent("download"), page.locator("#save-photo").tap()]);
  const bytes = readFileSync(await photo.path());
  expect(photo.suggestedFilename()).toBe("moe-white.jpg");
  expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);

  const [sheet] = await Promise.all([
    page.waitForEvent("download", { timeout: SHOWN }),
    page.locator("#save-sheet").tap(),
  ]);
  expect(readFileSync(await sheet.path()).length).toBeGreaterThan(100_000);

  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
  expect(wrong).toEqual([]);
  await page.close();
}, 120_000);

test("a file that is no photo is answered with what to do, in the page's language", async () => {
  const page = await openPage("en");
  const notes = { name: "notes.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not a picture at all") };
  await page.setInputFiles("#file", notes);
  await page.locator("#verdict.fail").waitFor({ timeout: SHOWN });
  expect(await page.locator("#verdict").textContent()).toMatch(/not a picture|photo/i);
  expect(await page.locator("#save").isVisible()).toBe(false);
  await page.close();
}, 120_000);
