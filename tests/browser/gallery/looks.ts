import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { see } from "../app-steps.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "dist", "gallery", "app");

/** A way to look at a screen. */
interface Look {
  readonly name: string;
  readonly language: "中文" | "English";
  readonly scheme: "light" | "dark";
  readonly size: { readonly width: number; readonly height: number };
  /** Of the text, %. */
  readonly text: number;
}

const PHONE = { width: 390, height: 844 };
const LOOKS: readonly Look[] = [
  { name: "a-zh", language: "中文", scheme: "light", size: PHONE, text: 100 },
  { name: "b-en", language: "English", scheme: "dark", size: PHONE, text: 100 },
  { name: "c-small", language: "中文", scheme: "light", size: { width: 320, height: 568 }, text: 100 },
  { name: "d-large", language: "English", scheme: "light", size: PHONE, text: 200 },
];

/** Takes pictures of the app's screens, each in every look. */
export class Album {
  readonly #page: Page;
  #screens = 0;

  constructor(page: Page) {
    this.#page = page;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** How many screens were pictured. */
  get screens(): number {
    return this.#screens;
  }

  /** The screen as it is; `from` is what must be in view, the top of the page when absent. */
  async picture(name: string, from?: string): Promise<void> {
    const page = this.#page;
    const dialog = (await page.locator("dialog[open]").count()) > 0;
    // A dialog covers the language button: its screens are pictured in Chinese alone.
    for (const look of LOOKS.filter(({ language }) => !dialog || language === "中文")) {
      await this.#put(look, dialog);
      await page.evaluate(() => window.scrollTo(0, 0));
      if (from !== undefined) await page.locator(from).first().scrollIntoViewIfNeeded();
      await page.waitForTimeout(400);
      // Large text is long: all of it is shown.
      await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: look.text > 100 });
    }
    const [first] = LOOKS;
    if (first !== undefined) await this.#put(first, dialog);
    this.#screens++;
    console.log(name);
  }

  /** The camera over the page as it is: what it says, in both languages, and the name of the picture. */
  async camera(which: string, ...views: (readonly [name: string, zh: string, en: string])[]): Promise<void> {
    const page = this.#page;
    const { origin, pathname } = new URL(page.url());
    for (const { name: look, language, scheme } of LOOKS.slice(0, 2)) {
      const chinese = language === "中文";
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(`${origin}${pathname}?camera=${which}&lang=${chinese ? "zh" : "en"}`);
      for (const [name, zh, en] of views) {
        await see(page, chinese ? zh : en);
        const release = page.locator('.camera-auto[aria-pressed="true"]');
        if ((await release.count()) > 0) await release.tap();
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
      }
    }
    this.#screens += views.length;
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`${origin}${pathname}`);
  }

  async #put({ language, scheme, size, text }: Look, dialog: boolean): Promise<void> {
    const page = this.#page;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate((percent) => {
      document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
    }, text);
    const button = page.getByRole("button", { name: language, exact: true });
    if (!dialog && (await button.count()) > 0) await button.tap();
  }
}
