import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { mischiefKinds } from "../../local/wechat-sandbox/notifications.ts";
import { giveCode } from "../../local/wechat-sandbox/play/user.ts";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";
import { placeOrder } from "../../worker/wechat/pay/order.ts";
import { requestRefund } from "../../worker/wechat/pay/refund.ts";
import { type NodeStage, nodeStage } from "./wechat-node-stage.ts";

const openid = "oalice0000000000000000000000";
const minute = 60_000;

let stage: NodeStage;
let server: Server;
let browser: Browser;
let page: Page;
let home: string;
const complaints: string[] = [];

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? undefined : Buffer.concat(chunks);
}

// A page is loaded anew after each button.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeAll(async () => {
  stage = await nodeStage();
  server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const headers = request.headers as Record<string, string>;
    const init = { method: request.method ?? "GET", headers, ...(body === undefined ? {} : { body }) };
    const answer = await stage.sandbox.fetch(new Request(home + (request.url ?? "/"), init));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  home = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  giveCode(stage.scene, openid, "login");
  await ordered("BOARD-0001");
  await ordered("BOARD-0002", Date.now() + 2 * minute);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function ordered(outTradeNo: string, expiresAt?: number): Promise<void> {
  const order = { outTradeNo, description: "图像采集", totalFen: 4990, openid, notifyPath: "/hooks/g" };
  const placed = await placeOrder(stage.merchant, stage.world, {
    ...order,
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
  if (!placed.ok) throw new Error(placed.refusal.code);
}

const rowOf = (text: string) => page.locator("tr", { hasText: text }).first();
const planned = () => page.getByText("Planned:").textContent();

test("the page adds a user, and plans every kind of mischief by its button", async () => {
  await page.goto(home);
  await page.getByLabel("新用户 New user").fill("bob");
  await page.getByRole("button", { name: "添加用户" }).click();
  await rowOf("obob").waitFor();
  for (const kind of mischiefKinds) {
    await page.getByLabel("下一条通知 Next notification").selectOption(kind);
    await page.getByRole("button", { name: "捣乱" }).click();
  }
  expect(await planned()).toContain(mischiefKinds.join(", "));
  stage.scene.sql.exec("DELETE FROM mischief");
});

test("an order is paid by its button, its notification spoilt as planned and then sent for real", async () => {
  await page.goto(home);
  await page.getByLabel("下一条通知 Next notification").selectOption("forge");
  await page.getByRole("button", { name: "捣乱" }).click();
  await rowOf("BOARD-0001").getByRole("button", { name: "支付 Pay" }).click();
  await page.getByRole("button", { name: "立即投递" }).click();
  expect(await rowOf("TRANSACTION.SUCCESS").textContent()).toContain("forge:204 genuine:204");
  expect(await rowOf("BOARD-0001").getByRole("button").count(), "what is paid is not paid again").toBe(0);
  expect(stage.received).toHaveLength(2);
});

test("a refund under way is ended by its button, and the notification follows", async () => {
  const refund = { outTradeNo: "BOARD-0001", outRefundNo: "BOARD-R", refundFen: 4990, totalFen: 4990 };
  await requestRefund(stage.merchant, stage.world, { ...refund, reason: "x", notifyPath: "/hooks/g" });
  await page.goto(home);
  await page.getByLabel("退款结果 Result").selectOption("ABNORMAL");
  await page.getByRole("button", { name: "结束退款" }).click();
  expect(await rowOf("BOARD-R").textContent()).toContain("ABNORMAL");
  expect(await rowOf("REFUND.ABNORMAL").textContent()).toContain("genuine:204");
});

test("the page fits a phone with every button in reach, and asks for nothing that is not there", async () => {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
  const missing: string[] = [];
  phone.on("response", (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await phone.goto(home);
  expect(await phone.evaluate("document.documentElement.scrollWidth")).toBe(390);
  const buttons = await phone
    .locator("button")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
  expect(buttons.length).toBeGreaterThan(4);
  for (const { left, right, height } of buttons) {
    expect([left >= 0, right <= 390, height >= 44]).toEqual([true, true, true]);
  }
  expect(await phone.evaluate("document.compatMode")).toBe("CSS1Compat");
  expect(missing).toEqual([]);
  await phone.close();
});

test("an order that has run out can only be paid late", async () => {
  await stage.sandbox.fetch(
    new Request(`${home}/sandbox/clock`, { method: "POST", body: JSON.stringify({ advanceMs: 3 * minute }) }),
  );
  await page.goto(home);
  await rowOf("BOARD-0002").getByRole("button", { name: "迟到支付" }).click();
  expect(await rowOf("BOARD-0002").textContent()).toContain("SUCCESS");
});

test("a login that the application does not take says so, and leads back", async () => {
  await page.goto(home);
  await rowOf(openid).getByRole("button", { name: "进入应用" }).click();
  await page.getByText("The application did not take the login.").waitFor();
  await page.getByRole("link", { name: "Back" }).click();
  await page.getByRole("heading", { name: "微信沙箱" }).waitFor();
  expect(complaints).toEqual([]);
});
