import { chooseSchool, giveCard, PORTRAIT, programmeOf, see, tap } from "../app-steps.ts";
import type { Walk } from "./walk.ts";

/** 身份认证, to the page of who is not on the list. */
export async function picturesOfTheIdentity({ stage, page, context, album }: Walk): Promise<void> {
  const programme = programmeOf(stage, "明湖师范学院", "普通本科");
  await page.goto(`${stage.origin}/school`);
  await chooseSchool(page, programme);
  await see(page, "证件照片");
  await album.picture("09-identity");
  await context.grantPermissions(["camera"]);
  await album.camera("front", ["09-identity-camera", "把证件四边对齐", "Fit the card's edges"]);
  await context.clearPermissions();
  await tap(page, "其它证件认证");
  await page.locator("#document-type").selectOption("passport");
  await tap(page, "提交");
  await see(page, "请填写姓名");
  await album.picture("09-identity-other-document");
  await page.locator("#document-type").selectOption("residentId");
  for (let attempt = 0; attempt < 2; attempt++) {
    if (attempt > 0) await tap(page, "重新填写");
    await page.locator("#name").fill("不在名单");
    await page.locator("#document-number").fill(programme.graduates[0]?.documentNumber ?? "");
    if (attempt === 0) {
      for (const side of [0, 1]) await page.locator(".card-frame input").nth(side).setInputFiles(PORTRAIT);
      await see(page, "是同一张照片");
      await album.picture("09-identity-same-sides", "main > p:last-child");
    }
    await giveCard(page);
    await page.locator("#agree").check();
    if (attempt === 0) await album.picture("09-identity-filled");
    await tap(page, "提交");
    await see(page, "未查询到学籍");
    await page.waitForTimeout(600);
    await album.picture(attempt === 0 ? "10-missing" : "10-missing-again");
  }
  await tap(page, "申请加入名单");
  await see(page, "申请已提交");
  await album.picture("10-missing-asked");
}
