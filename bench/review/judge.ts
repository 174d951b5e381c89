import type { Browser, Page } from "playwright-core";

/** Runs inside the page, so that what drives the browser is not in the time. */
const ONE = `(async () => {
  const shown = () => document.querySelector(".reviewing")?.dataset.graduate;
  const before = shown();
  const from = performance.now();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  for (;;) {
    const images = [...document.querySelectorAll(".reviewing img")];
    const there = images.length > 1 && images.every((image) => image.complete && image.naturalWidth > 0);
    if (shown() !== before && there) return performance.now() - from;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
})()`;

/**
 * Judges so many photos with the key A as a reviewer would, and answers for each the milliseconds from the key until the
 * next photo with its original stands complete on the screen.
 *
 * @param look How long each photo is looked at before the key, ms.
 */
export async function judgeByKey(
  page: Page,
  origin: string,
  photos: number,
  look: number,
): Promise<number[]> {
  await page.goto(`${origin}/desk/review`);
  await page.locator(".reviewing .photo img").waitFor();
  const times: number[] = [];
  for (let judged = 0; judged < photos; judged++) {
    await page.waitForTimeout(look);
    times.push(await page.evaluate<number>(ONE));
  }
  return times;
}

/** The same without any script: the form is sent, the next page and its pictures are loaded anew. */
export async function judgeByPages(browser: Browser, origin: string, photos: number): Promise<number[]> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1440, height: 900 },
  });
  await context.addCookies([{ name: "desk-as", value: "reviewer", url: origin }]);
  const page = await context.newPage();
  await page.goto(`${origin}/desk/review`);
  const times: number[] = [];
  for (let judged = 0; judged < photos; judged++) {
    const from = performance.now();
    // The load event of the next page comes when its pictures are there as well.
    await Promise.all([page.waitForEvent("load"), page.locator("#approve button").click()]);
    times.push(performance.now() - from);
  }
  await context.close();
  return times;
}
