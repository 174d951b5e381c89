/**
 * Walks both ways and pictures every screen of the app, in Chinese and light, in English and dark, into
 * dist/gallery/app. `npm run gallery` lays them out (gallery.ts).
 */
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { newPhone, openAppStage } from "./app-stage.ts";
import {
  chooseProgramme,
  giveCode,
  giveLastFour,
  logIn,
  PORTRAIT,
  payInCashier,
  programmeOf,
  refreshUntil,
  review,
  see,
  shoot,
  submit,
  tap,
} from "./app-steps.ts";
import { makeCameraPicture, playedCamera } from "./camera-picture.ts";

const to = join(import.meta.dirname, "..", "..", "dist", "gallery", "app");
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

const film = await makeCameraPicture();
const stage = await openAppStage(playedCamera(film));
const { page, context } = await newPhone(stage);
const names: string[] = [];

/** Both looks of the screen as it is; the language button changes nothing else. */
async function picture(name: string, fromTheTop = true): Promise<void> {
  names.push(name);
  await settle(page, fromTheTop);
  await page.screenshot({ path: join(to, `${name}-zh.png`) });
  await page.emulateMedia({ colorScheme: "dark" });
  const dialog = (await page.locator("dialog[open]").count()) > 0;
  if (!dialog) await page.getByRole("button", { name: "English", exact: true }).tap();
  await settle(page, fromTheTop);
  await page.screenshot({ path: join(to, `${name}-en.png`) });
  if (!dialog) await page.getByRole("button", { name: "中文", exact: true }).tap();
  await page.emulateMedia({ colorScheme: "light" });
  console.log(name);
}

async function settle(shown: Page, fromTheTop: boolean): Promise<void> {
  if (fromTheTop) await shown.evaluate(() => window.scrollTo(0, 0));
  await shown.waitForTimeout(500);
}

async function visit(path: string, name: string): Promise<void> {
  await page.goto(stage.origin + path);
  await page.locator("main").waitFor();
  await page.waitForTimeout(600);
  await picture(name);
}

/** The camera over the page as it is: what it says, in both languages, and the name of the picture. */
async function pictureCamera(which: string, ...views: (readonly [name: string, zh: string, en: string])[]) {
  const { origin, pathname } = new URL(page.url());
  for (const lang of ["zh", "en"] as const) {
    await page.emulateMedia({ colorScheme: lang === "zh" ? "light" : "dark" });
    await page.goto(`${origin}${pathname}?camera=${which}&lang=${lang}`);
    for (const [name, zh, en] of views) {
      await see(page, lang === "zh" ? zh : en);
      const release = page.locator('.camera-auto[aria-pressed="true"]');
      if ((await release.count()) > 0) await release.tap();
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(to, `${name}-${lang}.png`) });
    }
  }
  for (const [name] of views) names.push(name);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${origin}${pathname}`);
}

async function walk(): Promise<void> {
  await visit("/", "01-start");
  await visit("/privacy", "02-privacy");
  await visit("/guide", "03-guide");
  await visit("/login", "04-login");
  await logIn(page, stage);
  await picture("05-list-empty");
  await visit("/help", "06-help");
  const byIdentity = programmeOf(stage, "明湖师范学院", "普通本科");
  await page.goto(`${stage.origin}/collect`);
  await chooseProgramme(page, byIdentity);
  await picture("07-identity");
  await context.grantPermissions(["camera"]);
  await pictureCamera("front", ["07-card-camera", "把证件四边对齐", "Fit the card's edges"]);
  await context.clearPermissions();
  await page.locator("#name").fill("不在名单");
  await page.locator("#document-number").fill(byIdentity.graduates[0]?.documentNumber ?? "");
  for (const side of [0, 1]) await page.locator(".card-frame input").nth(side).setInputFiles(PORTRAIT);
  await page.locator("#agree").check();
  await tap(page, "提交");
  await see(page, "未查询到学籍");
  await picture("08-missing");

  const programme = programmeOf(stage, "江澜大学", "普通本科");
  const graduate = programme.graduates[7];
  if (graduate === undefined) throw new Error("The demo has too few people.");
  await page.goto(`${stage.origin}/school`);
  await page.locator("#school").fill("jl");
  await page.locator("button.choice").first().waitFor();
  await picture("09-school");
  await page.goto(`${stage.origin}/collect`);
  await chooseProgramme(page, programme);
  await picture("10-code");
  await giveCode(page, graduate);
  await page.locator(".keys").waitFor();
  await picture("11-verify");
  await giveLastFour(page, "0000");
  await see(page, "不匹配");
  await picture("12-verify-wrong");
  await giveLastFour(page, graduate.documentNumber.slice(-4));
  await see(page, "信息无误，继续");
  await picture("13-record");
  await tap(page, "信息无误，继续");
  await see(page, "合计");
  await picture("14-services");
  await tap(page, "立即支付");
  await page.getByText("取消 Cancel").tap();
  await see(page, "等待支付");
  await picture("15-waiting-for-payment");
  await tap(page, "继续支付");
  await payInCashier(page);
  await see(page, "看完了，去拍照");
  await picture("16-rules");
  await tap(page, "看完了，去拍照");
  await see(page, "给拍照的人");
  await picture("17-shoot");
  await pictureCamera("guided", ["17-camera-denied", "没有相机权限", "The camera is not allowed"]);
  await context.grantPermissions(["camera"]);
  await pictureCamera(
    "guided",
    ["17-camera-closer", "靠近一点", "Closer"],
    ["17-camera-good", "很好，别动", "Good, hold still"],
  );
  await see(page, "给拍照的人");
  await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
  await see(page, "准备上传的照片").catch(() => undefined);
  await picture("18-preview");
  await page.route("**/shots", (route) => route.abort("connectionreset"));
  await tap(page, "上传");
  await see(page, "正在自动重试");
  await picture("18-upload-waiting");
  await page.unroute("**/shots");
  await tap(page, "重拍");
  const dark = await sharp(PORTRAIT).modulate({ brightness: 0.25 }).jpeg().toBuffer();
  await shoot(page, { name: "dark.jpg", mimeType: "image/jpeg", buffer: dark });
  await page.locator(".marked img").waitFor();
  await picture("19-result-failed");
  await page.locator(".marked").scrollIntoViewIfNeeded();
  await picture("19-result-where", false);
  await tap(page, "重拍");
  await shoot(page, PORTRAIT);
  await picture("19-result");
  await tap(page, "显示检测线");
  await picture("19-result-lines");
  await tap(page, "提交");
  await picture("20-confirm");
  await tap(page, "取消");
  await submit(page);
  await picture("21-in-review");
  const own = new URL(page.url()).pathname.replace(/\/review$/, "");
  await visit(own, "22-detail");
  await visit(`${own}/orders`, "23-orders");
  await visit("/collect", "24-list");
  await visit(`/help?collection=${own.split("/").at(-1)}`, "24-help-of-a-collection");
  await page.goto(`${stage.origin}${own}?size=32`);
  await see(page, "采集记录");
  await picture("24-detail-large-text");
  await page.evaluate(() => localStorage.removeItem("text-size"));
  await page.goto(`${stage.origin}${own}/review`);
  await review(stage, "reject");
  await refreshUntil(page, "审核未通过");
  await picture("25-rejected");
  await tap(page, "免费重拍");
  await shoot(page, PORTRAIT);
  await submit(page);
  await review(stage, "approve");
  await refreshUntil(page, "恭喜");
  await picture("26-approved");
  await tap(page, "下载图片");
  await page.locator(".preview img").waitFor();
  await picture("27-download");
  await page.getByRole("tab", { name: "排版照" }).tap();
  await page.locator(".preview img").waitFor();
  await picture("28-sheet");
  await visit("/nothing-here", "29-nowhere");
}

try {
  await walk();
} finally {
  await stage.close();
  rmSync(dirname(film), { recursive: true });
}
console.log(`${names.length} screens in ${join("dist", "gallery", "app")}`);
process.exit(0);
