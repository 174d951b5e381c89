import { PORTRAIT, refreshUntil, review, see, shoot, submit, tap } from "../app-steps.ts";
import { pretend, visit, type Walk } from "./walk.ts";

/** What stands beside the way, then the verdicts and the saved photo. */
export async function picturesOfTheEnd(walk: Walk): Promise<void> {
  const { stage, page, context, album } = walk;
  const own = new URL(page.url()).pathname.replace(/\/review$/, "");
  await visit(walk, own, "23-detail");
  await visit(walk, `${own}/orders`, "24-orders");
  await visit(walk, "/collect", "25-list");
  await visit(walk, `/help?collection=${own.split("/").at(-1)}`, "26-help-of-a-collection");
  await page.getByRole("searchbox").fill("退款");
  await album.picture("26-help-found");
  await picturesOfRareStates(walk, own);

  await page.goto(`${stage.origin}${own}/review`);
  await review(stage, "reject");
  await refreshUntil(page, "审核未通过");
  await page.locator(".marked img").waitFor();
  await album.picture("28-rejected");
  await tap(page, "免费重拍");
  await see(page, "上次未通过的原因");
  await album.picture("28-shoot-again");
  await shoot(page, PORTRAIT);
  await submit(page);
  await review(stage, "approve");
  await refreshUntil(page, "您的照片已通过审核");
  await album.picture("29-approved");
  await pictureOfTheDelivered(walk);
  await tap(page, "下载图片");
  await page.locator(".preview img").waitFor();
  await album.picture("30-download");
  for (const [tab, name] of [
    ["排版照", "30-download-sheet"],
    ["其他尺寸", "30-download-sizes"],
  ] as const) {
    await page.getByRole("tab", { name: tab }).tap();
    await page.locator(".preview img").waitFor();
    await album.picture(name);
  }
  await visit(walk, "/nothing-here", "31-nowhere");
  await page.goto(`${stage.origin}/collect`);
  await see(page, "进入采集");
  await context.setOffline(true);
  await tap(page, "添加其他采集");
  await page.waitForTimeout(1500);
  await album.picture("31-offline");
  await context.setOffline(false);
}

/** States that only time, money or customer service bring. */
async function picturesOfRareStates(walk: Walk, own: string): Promise<void> {
  const coming = {
    zh: "采集尚未开始，开放时间为2027年3月1日 08:00至2027年6月15日 08:00。",
    en: "Collection has not started. It is open from 2027-03-01 08:00 to 2027-06-15 08:00 (China time).",
  };
  const over = {
    zh: "采集已于2026年6月15日 08:00结束。如需补采，请联系学校。",
    en: "Collection ended at 2026-06-15 08:00 (China time). If you still need a photo, contact your school.",
  };
  const states = [
    ["27-not-open-yet", "closed", { step: "windowNotOpen", window: { text: coming } }],
    ["27-window-closed", "closed", { step: "windowClosed", window: { text: over } }],
    ["27-closed", "closed", { step: "closed" }],
    ["27-refund-under-way", "pay", { step: "waitForRefund" }],
  ] as const;
  for (const [name, path, change] of states) {
    const stop = await pretend(walk, change);
    await visit(walk, `${own}/${path}`, name);
    await stop();
  }
}

async function pictureOfTheDelivered(walk: Walk): Promise<void> {
  const address = walk.page.url();
  const stop = await pretend(walk, { deliveredAt: Date.now() });
  await walk.page.reload();
  await see(walk.page, "已上网");
  await walk.album.picture("29-delivered");
  await stop();
  await walk.page.goto(address);
  await see(walk.page, "等待上网");
}
