import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { type AppStage, faultsOf, newPhone, openAppStage, type Programme } from "./app-stage.ts";
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
const WIDE = { name: "desktop", viewport: { width: 1440, height: 900 }, colorScheme: "light" } as const;
const NARROW = { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "dark" } as const;

/** The viewport of a phone. */
export const NARROW_VIEWPORT = NARROW.viewport;

/** A browser that runs no script of any page. */
export const NO_SCRIPT = { javaScriptEnabled: false };

/** The system with a programme in which one photo waits for review and someone else has only begun. */
export interface DeskStage {
  readonly app: AppStage;
  readonly programme: Programme;
  readonly schoolId: string;
  /** The graduate whose photo waits, looking at their phone. */
  readonly phone: Page;
}

/** One system for all tests of a file. */
export function useDeskStage(): () => DeskStage {
  let app: AppStage | undefined;
  let stage: DeskStage | undefined;
  beforeAll(async () => {
    app = await openAppStage();
    const programme = programmeOf(app, "江澜大学", "普通本科");
    const phone = await bringToReview(app, programme);
    stage = { app, programme, phone, schoolId: await schoolIdOf(app, programme) };
  }, 6 * PATIENCE);
  afterAll(() => app?.close());
  return () => {
    if (stage === undefined) throw new Error("The system did not start.");
    return stage;
  };
}

/** A graduate's own way, up to a photo that waits for review; someone else begins, and leaves it at that. */
async function bringToReview(app: AppStage, programme: Programme): Promise<Page> {
  const [graduate, idle] = programme.graduates;
  if (graduate === undefined || idle === undefined)
    throw new Error("The demo has too few in this programme.");
  const other = await newPhone(app);
  await logIn(other.page, app);
  await chooseProgramme(other.page, programme);
  await giveCode(other.page, idle);
  await giveLastFour(other.page, idle.documentNumber.slice(-4));
  await see(other.page, "信息无误，继续");
  await other.context.close();
  const { page } = await newPhone(app);
  await logIn(page, app);
  await chooseProgramme(page, programme);
  await giveCode(page, graduate);
  await giveLastFour(page, graduate.documentNumber.slice(-4));
  await tap(page, "信息无误，继续");
  await tap(page, "立即支付");
  await payInCashier(page);
  await tap(page, "看完了，去拍照");
  await shoot(page, PORTRAIT);
  await submit(page);
  return page;
}

/** The school of a programme, as an administrator's search leads to it. */
async function schoolIdOf(app: AppStage, { school }: Programme): Promise<string> {
  const { page, context } = await at(app, "admin");
  await page.goto(`${app.origin}/desk/schools?q=${encodeURIComponent(school)}`);
  await page.locator(".found a").first().click();
  const [schoolId = ""] = new URL(page.url()).pathname.split("/").slice(-1);
  await context.close();
  return schoolId;
}

/** Someone at the desk, with whatever goes wrong in their pages. */
export async function at(
  app: AppStage,
  role: string,
  options: { readonly javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await app.browser.newContext({
    ...options,
    locale: "zh-CN",
    viewport: WIDE.viewport,
  });
  await context.addCookies([{ name: "desk-as", value: role, url: app.origin }]);
  const page = await context.newPage();
  return { page, context, faults: faultsOf(page) };
}

/** What holds on every page, wide and light as well as narrow and dark: nothing sticks out, axe finds nothing. */
export async function examine(page: Page, name: string): Promise<void> {
  for (const { name: look, viewport, colorScheme } of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    if (gallery !== undefined) {
      mkdirSync(gallery, { recursive: true });
      await page.screenshot({ path: join(gallery, `${name}-${look}.png`), fullPage: look === "phone" });
    }
    expect(await tooWide(page), `${name} ${look}`).toBe(false);
    expect(await accessibilityFaults(page), `${name} ${look}`).toEqual([]);
  }
  await page.setViewportSize(WIDE.viewport);
  await page.emulateMedia({ colorScheme: "light" });
}

/** Examines a page of a browser without script: axe is a script itself, so a copy of the page is judged. */
export async function examineCopy(app: AppStage, page: Page, name: string): Promise<void> {
  const { page: copy, context } = await at(app, "admin");
  const body = await page.content();
  const [address = ""] = page.url().split("#");
  await copy.route(address, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await copy.goto(address);
  await examine(copy, name);
  await context.close();
}

/** Pages of the desk that a role has, and one of every other. */
export const PAGES: Readonly<Record<string, readonly string[]>> = {
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
