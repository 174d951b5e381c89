import sharp from "sharp";
import { PORTRAIT, see, shoot, submit, tap } from "../app-steps.ts";
import type { Walk } from "./walk.ts";

/** From the camera to the submitted photo. */
export async function picturesOfThePhoto({ page, context, album }: Walk): Promise<void> {
  await tap(page, "看完了，去拍照");
  await see(page, "给拍照的人");
  await album.picture("17-shoot");
  await album.camera("guided", ["17-camera-denied", "没有相机权限", "The camera is not allowed"]);
  await context.grantPermissions(["camera"]);
  await album.camera(
    "guided",
    ["17-camera-closer", "靠近一点", "Closer"],
    ["17-camera-good", "很好，别动", "Good, hold still"],
  );
  await see(page, "给拍照的人");
  await page.locator("input[type=file]").first().setInputFiles(PORTRAIT);
  await see(page, "看一看");
  await album.picture("18-preview");
  await page.route("**/shots", (route) => route.abort("connectionreset"));
  await tap(page, "上传");
  await see(page, "正在自动重试");
  await album.picture("18-upload-waiting");
  await context.setOffline(true);
  await see(page, "网络已断开");
  await album.picture("18-upload-offline");
  await page.unroute("**/shots");
  await page.route("**/standardizing", async (route) => {
    await page.waitForTimeout(6000);
    await route.continue().catch(() => undefined);
  });
  await context.setOffline(false);
  await see(page, "正在制作标准照");
  await album.picture("19-making");
  await page.unroute("**/standardizing");
  await page.waitForURL("**/result");
  await see(page, "确认照片");
  await tap(page, "重拍");
  const dark = await sharp(PORTRAIT).modulate({ brightness: 0.25 }).jpeg().toBuffer();
  await shoot(page, { name: "dark.jpg", mimeType: "image/jpeg", buffer: dark });
  await page.locator(".marked img").waitFor();
  await album.picture("20-result-failed");
  await album.picture("20-result-where", ".marked");
  await tap(page, "重拍");
  await shoot(page, PORTRAIT);
  await album.picture("20-result");
  await page.getByRole("button", { name: /^查看全部/ }).tap();
  await album.picture("20-result-all-checks", ".checks");
  await tap(page, "显示检测线");
  await album.picture("20-result-lines");
  await tap(page, "提交");
  await album.picture("21-confirm");
  await tap(page, "取消");
  await submit(page);
  await album.picture("22-in-review");
  await tap(page, "撤回，重新选照片");
  await album.picture("22-withdraw");
  await tap(page, "取消");
}
