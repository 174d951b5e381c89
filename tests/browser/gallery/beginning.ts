import { chooseSchool, programmeOf, see, tap } from "../app-steps.ts";
import { visit, type Walk } from "./walk.ts";

/** What everybody sees before they have proved anything: start, login, the empty list, the school. */
export async function picturesOfTheBeginning(walk: Walk): Promise<void> {
  const { stage, page, album } = walk;
  await visit(walk, "/", "01-start");
  await visit(walk, "/privacy", "02-privacy");
  await visit(walk, "/guide", "03-guide");
  await visit(walk, "/rules", "03-rules");
  await visit(walk, "/help", "04-help");
  await visit(walk, "/login", "05-login");
  await tap(page, "微信快速登录");
  await see(page, "请先阅读并勾选");
  await album.picture("05-login-unticked");
  await page.locator("#agree").check();
  await tap(page, "微信快速登录");
  await see(page, "微信手机号授权登录");
  await album.picture("06-login-phone");
  await tap(page, "微信手机号授权登录");
  await see(page, "采集列表");
  await album.picture("07-list-empty");
  await page.goto(`${stage.origin}/school`);
  await page.locator("#school").waitFor();
  await album.picture("08-school");
  await page.locator("#school").fill("jl");
  await page.locator("button.choice").first().waitFor();
  await album.picture("08-school-found");
  await page.locator("#school").fill("无此大学");
  await see(page, "没有找到");
  await album.picture("08-school-none");
  await page.locator("#school").fill("海岳");
  await page.locator("button.choice").first().tap();
  await see(page, "不在采集时间内");
  await album.picture("08-school-outside-the-window");
  await page.goto(`${stage.origin}/school`);
  await chooseSchool(page, programmeOf(stage, "江澜大学", "普通本科"));
  await see(page, "相册识别");
  await page.goBack();
  await see(page, "选择学历类别");
  await album.picture("08-school-chosen");
}
