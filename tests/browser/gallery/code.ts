import {
  chooseSchool,
  giveCode,
  giveLastFour,
  PORTRAIT,
  payInCashier,
  programmeOf,
  see,
  tap,
} from "../app-steps.ts";
import type { Walk } from "./walk.ts";

/** From the code to the page before the camera. */
export async function picturesOfTheCode({ stage, page, album }: Walk): Promise<void> {
  const programme = programmeOf(stage, "江澜大学", "普通本科");
  const graduate = programme.graduates[7];
  if (graduate === undefined) throw new Error("The demo has too few people.");
  await page.goto(`${stage.origin}/school`);
  await chooseSchool(page, programme);
  await see(page, "相册识别");
  await album.picture("11-code");
  await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
  await see(page, "未能识别");
  await album.picture("11-code-not-found");
  await giveCode(page, graduate);
  await page.locator(".key:enabled").first().waitFor();
  await album.picture("12-verify");
  await giveLastFour(page, "0000");
  await see(page, "不匹配");
  await album.picture("12-verify-wrong");
  await giveLastFour(page, graduate.documentNumber.slice(-4));
  await see(page, "信息无误，继续");
  await album.picture("13-record");
  await tap(page, "不是我的信息");
  await album.picture("13-record-not-mine");
  await tap(page, "取消");
  await tap(page, "信息无误，继续");
  await see(page, "合计");
  await album.picture("14-services");
  await tap(page, "立即支付");
  await page.getByText("取消 Cancel").tap();
  await see(page, "等待支付");
  await album.picture("15-waiting-for-payment");
  await tap(page, "我已支付");
  await see(page, "还没有收到付款结果");
  await album.picture("15-not-yet-paid");
  await tap(page, "取消订单");
  await album.picture("15-cancel-the-order");
  await tap(page, "不取消");
  await tap(page, "继续支付");
  await payInCashier(page);
  await see(page, "看完了，去拍照");
  await album.picture("16-rules");
}

/** Too many wrong tries: until when the code is locked. */
export async function pictureOfTheLock({ stage, page, album }: Walk): Promise<void> {
  const programme = programmeOf(stage, "江澜大学", "普通本科");
  const locked = programme.graduates[6];
  if (locked === undefined) throw new Error("The demo has too few people.");
  await page.goto(`${stage.origin}/school`);
  await chooseSchool(page, programme);
  await giveCode(page, locked);
  await page.locator(".key:enabled").first().waitFor();
  // Some of the five tries were used on the way here; the last one leaves the keypad shut.
  const keys = page.locator(".key").first();
  for (let attempt = 0; attempt < 5 && (await keys.isEnabled()); attempt++) {
    const answered = page.waitForResponse((response) => response.url().endsWith("/api/qualification/proof"));
    await giveLastFour(page, "0000");
    await answered;
    await page.waitForTimeout(500);
  }
  await page.reload();
  await see(page, "之后可以再试");
  await album.picture("12-verify-locked");
}
