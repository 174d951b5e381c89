import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { type AppStage, type Graduate, openAppStage, type Programme } from "./app-stage.ts";
import {
  accessibilityFaults,
  chooseProgramme,
  giveCode,
  giveLastFour,
  logIn,
  PATIENCE,
  programmeOf,
  see,
  tap,
  tooWide,
} from "./app-steps.ts";

/** One system for all tests of a file. */
export function useAppStage(): () => AppStage {
  let stage: AppStage | undefined;
  beforeAll(async () => {
    stage = await openAppStage();
  }, 2 * PATIENCE);
  afterAll(() => stage?.close());
  return () => {
    if (stage === undefined) throw new Error("The system did not start.");
    return stage;
  };
}

/** Someone of a programme; each test takes another one, since they share the system. */
export function someoneOf(
  stage: AppStage,
  school: string,
  category: string,
  index: number,
): { readonly programme: Programme; readonly graduate: Graduate } {
  const programme = programmeOf(stage, school, category);
  const graduate = programme.graduates[index];
  if (graduate === undefined) throw new Error(`The demo has fewer than ${index + 1} people of ${school}.`);
  return { programme, graduate };
}

/** From the list to the record that the code led to. */
async function proveByCode(page: Page, programme: Programme, graduate: Graduate): Promise<void> {
  await chooseProgramme(page, programme);
  await giveCode(page, graduate);
  await giveLastFour(page, graduate.documentNumber.slice(-4));
  await see(page, "信息无误，继续");
}

/** From the start to the page that takes a photo, where the collection costs nothing. */
export async function reachFreeShooting(
  page: Page,
  stage: AppStage,
  { programme, graduate }: ReturnType<typeof someoneOf>,
): Promise<void> {
  await logIn(page, stage);
  await proveByCode(page, programme, graduate);
  await tap(page, "信息无误，继续");
  await tap(page, "免费开始");
  await tap(page, "看完了，去拍照");
  await see(page, "给拍照的人");
}

/** What must hold on every screen: after a refresh it is the same page, nothing sticks out, axe finds nothing. */
export async function examine(page: Page, words: string): Promise<void> {
  const before = new URL(page.url()).pathname;
  await page.reload();
  await see(page, words);
  expect(new URL(page.url()).pathname).toBe(before);
  await fits(page);
  await inTheOtherLook(page, () => fits(page));
}

async function fits(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname.replace(/g[\w-]{22}/, "…");
  expect(await tooWide(page), where).toBe(false);
  expect(await cutOff(page), where).toEqual([]);
  expect(await brokenWords(page), where).toEqual([]);
  expect(await smallTargets(page), where).toEqual([]);
  expect(await accessibilityFaults(page), where).toEqual([]);
}

/** The same page in English, in the dark, with text twice as large; then back again. */
async function inTheOtherLook(page: Page, look: () => Promise<void>): Promise<void> {
  const root = (size: string) =>
    page.evaluate((to) => document.documentElement.style.setProperty("font-size", to), size);
  await page.emulateMedia({ colorScheme: "dark" });
  await root("200%");
  await page.getByRole("button", { name: "English", exact: true }).tap();
  await look();
  await page.getByRole("button", { name: "中文", exact: true }).tap();
  await root("");
  await page.emulateMedia({ colorScheme: "light" });
}

/** Words that do not fit into the box that clips them, or into the button or card that is drawn around them. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main *, .bar *, .actions *")]
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const drawn = element.matches("button, .pick-face, .choice, .card, .note, .tag, .tabs");
        const clips = drawn || overflowX !== "visible" || overflowY !== "visible";
        const wide = element.scrollWidth > element.clientWidth + 1;
        const high = element.scrollHeight > element.clientHeight + 1;
        return (
          clips &&
          !element.classList.contains("hidden") &&
          element.textContent.trim() !== "" &&
          (wide || high)
        );
      })
      .map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`),
  );
}

/** Words short enough for any line that are broken into two all the same. */
function brokenWords(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement?.closest(".hidden, .skip, svg, dialog:not([open])")) continue;
      for (const { 0: word, index } of (text.nodeValue ?? "").matchAll(
        /(?<![A-Za-z\d])[A-Za-z]{2,13}(?![A-Za-z\d])/g,
      )) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
      }
    }
    return found;
  });
}

/** What a finger could miss: less than 44 px high or wide, but for links within a sentence. */
function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a, input, summary, select, textarea")]
      .filter((element) => element.offsetParent !== null && !element.matches("p a, .skip, [type=file]"))
      .map((element) => element.closest("label") ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        // While a page slides in, what is 44 px high may be measured as 43.99999.
        return width < 43.99 || height < 43.99;
      })
      .map((element) => `${element.localName}.${element.className}: ${element.textContent.slice(0, 20)}`),
  );
}
