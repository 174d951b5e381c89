import { rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reachFreeShooting, someoneOf } from "./app-journey.ts";
import { type AppStage, newPhone, openAppStage } from "./app-stage.ts";
import {
  accessibilityFaults,
  chooseProgramme,
  logIn,
  PATIENCE,
  PORTRAIT,
  programmeOf,
  see,
  tap,
  tooWide,
} from "./app-steps.ts";
import { makeCameraPicture, playedCamera } from "./camera-picture.ts";

let stage: AppStage;
let file: string;

beforeAll(async () => {
  file = await makeCameraPicture();
  stage = await openAppStage(playedCamera(file));
}, 2 * PATIENCE);

afterAll(async () => {
  await stage.close();
  rmSync(dirname(file), { recursive: true });
});

/** Angles of the orientation sensor, degrees: upright, and leaning 15 degrees to the right. */
const UPRIGHT = { beta: 90, gamma: 0 };
const LEANING = { beta: 75, gamma: 90 };

/** Holds the phone so. */
function hold(page: Page, angles: typeof UPRIGHT): Promise<boolean> {
  return page.evaluate(
    (how) => window.dispatchEvent(new DeviceOrientationEvent("deviceorientation", how)),
    angles,
  );
}

/** The content security policy that an address is served with. */
async function policyOf(page: Page, url: string): Promise<string> {
  return (await page.request.get(url)).headers()["content-security-policy"] ?? "";
}

/** The picture shown before it is sent: its size, and how red its left and its right edge are (0 to 255). */
function preview(page: Page) {
  return page.locator(".photo-frame img").evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    context?.drawImage(image, 0, 0);
    const redness = (x: number) => {
      const { data = [] } = context?.getImageData(x, height / 2, 10, height / 4) ?? {};
      let sum = 0;
      for (let i = 0; i < data.length; i += 4) sum += (data[i] ?? 0) - (data[i + 2] ?? 0);
      return sum / (data.length / 4);
    };
    return { width, height, left: redness(2), right: redness(width - 12) };
  });
}

test(
  "the guided camera says what to do, releases by itself when all is well, and its photo passes",
  async () => {
    const { page, context, faults } = await newPhone(stage);
    await reachFreeShooting(page, stage, someoneOf(stage, "青屿开放大学", "开放教育", 2));

    // In a WebView that has no live picture nothing is offered that cannot be done.
    const bare = await context.newPage();
    await bare.addInitScript(() => Object.defineProperty(navigator, "mediaDevices", { value: undefined }));
    await bare.goto(page.url());
    await see(bare, "当前浏览器不能引导拍摄");
    expect(await bare.getByText("引导拍摄", { exact: true }).count()).toBe(0);
    expect(await bare.locator("input[type=file]").count()).toBeGreaterThan(0);
    await bare.close();

    // Without permission the page says so, and the plain input is there.
    await tap(page, "引导拍摄");
    await see(page, "没有相机权限");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator("dialog.camera input[type=file]").setInputFiles(PORTRAIT);
    await see(page, "看一看");
    await tap(page, "重拍");

    // Without the model it is a camera with a frame and a shutter.
    await context.grantPermissions(["camera"]);
    await context.route("**/app/eyes/**", (route) => route.abort());
    await tap(page, "引导拍摄");
    await see(page, "对齐取景框后按快门");
    await page.locator(".camera-shutter").tap({ timeout: PATIENCE });
    await see(page, "看一看");
    await tap(page, "重拍");
    await context.unroute("**/app/eyes/**");

    // The phone's back key closes the camera and nothing else.
    await tap(page, "引导拍摄");
    await page.locator("dialog.camera").waitFor();
    await page.goBack();
    await page.locator("dialog.camera").waitFor({ state: "detached" });
    await see(page, "给拍照的人");

    // Someone comes near; the phone leans until it is held level, which the played camera has no sensor for.
    await page.evaluate(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      window.speechSynthesis.speak = ({ text }) => spoken.push(text);
    });
    const started = page.waitForEvent("worker");
    await tap(page, "引导拍摄");
    await page.locator("dialog.camera").waitFor();
    await hold(page, LEANING);
    // Only there may WebAssembly be compiled; no page may.
    expect(await policyOf(page, (await started).url())).toContain("script-src 'wasm-unsafe-eval'");
    expect(await policyOf(page, page.url())).not.toContain("unsafe");
    await see(page, "靠近一点");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await tooWide(page)).toBe(false);
    await see(page, "把手机端平");
    await hold(page, UPRIGHT);
    await see(page, "看一看");
    const spoken = await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    expect(spoken).toEqual(expect.arrayContaining(["靠近一点", "把手机端平", "很好，别动"]));
    const taken = await preview(page);
    expect([taken.width, taken.height]).toEqual([720, 960]);
    // The flag stays on the left: nothing is mirrored.
    expect(taken.left).toBeGreaterThan(taken.right + 20);
    await tap(page, "上传");
    await page.waitForURL("**/result", { timeout: PATIENCE });
    await see(page, "检测结果");
    // The page lists what the server remarks on: nothing of what the camera guides.
    await page.getByRole("button", { name: "提交", exact: true }).waitFor({ timeout: PATIENCE });
    const remarks = await page.locator(".checks h3").allTextContents();
    expect(remarks).toContain("表情自然、不露齿");
    for (const guided of ["人脸大小（像素）", "人脸占画面的比例", "正面朝向镜头", "平视镜头", "面部亮度"])
      expect(remarks).not.toContain(guided);
    expect(faults.filter((fault) => !fault.includes("ERR_FAILED"))).toEqual([]);
    await context.close();
  },
  6 * PATIENCE,
);

test(
  "a card is photographed in a frame of its shape, and only the frame is kept",
  async () => {
    const { page, context, faults } = await newPhone(stage, { permissions: ["camera"] });
    await logIn(page, stage);
    await chooseProgramme(page, programmeOf(stage, "明湖师范学院", "普通本科"));
    for (const side of ["人像面", "国徽面"]) {
      await page.getByRole("button", { name: `对准框线拍摄 ${side}` }).tap({ timeout: PATIENCE });
      await see(page, "把证件四边对齐框线");
      expect(await page.locator("dialog.camera h2").textContent()).toBe(side);
      await page.locator(".camera-frame").waitFor({ timeout: PATIENCE });
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.locator(".camera-shutter").tap({ timeout: PATIENCE });
      await page.locator("dialog.camera").waitFor({ state: "detached" });
      const picture = page.locator(".card-side", { hasText: side }).locator("img");
      const shape = await picture.evaluate(async (image: HTMLImageElement) => {
        await image.decode();
        return image.naturalWidth / image.naturalHeight;
      });
      expect(shape).toBeGreaterThan(1.4);
      expect(shape).toBeLessThan(1.6);
    }
    expect(faults).toEqual([]);
    await context.close();
  },
  4 * PATIENCE,
);
