import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wechatOf } from "../../../worker/adapters.ts";
import { notifyPath } from "../../../worker/effects/money.ts";
import type { Book, Quarantined } from "../../../worker/wechat/pay/book.ts";
import { placeOrder } from "../../../worker/wechat/pay/order.ts";
import { receiveNotification } from "../../../worker/wechat/pay/receive.ts";
import { platformWorld } from "../../../worker/wechat/world.ts";
import { playWechat } from "../api/client.ts";
import { testEnv } from "../test-env.ts";
import { clock } from "./clock.ts";
import { Collector, newPayer, type Payer } from "./collector.ts";
import { onStage, valueOfOutcome } from "./stage.ts";
import { deliver } from "./two-books.ts";

let payer: Payer;

beforeAll(async () => {
  clock.stopAt("2033-05-05T11:00:00");
  payer = await newPayer();
});
afterAll(() => clock.release());

/** A graduate whose order has been paid at WeChat; nobody here knows yet. */
async function paidAtWechat(
  order: { readonly knowsPayer?: boolean } = {},
): Promise<{ readonly collector: Collector; readonly number: string }> {
  await deliver();
  const collector = await new Collector(payer).begin();
  const number = await collector.open(order);
  if (number === undefined) throw new Error("no order");
  await playWechat("/pay", { outTradeNo: number });
  return { collector, number };
}

/** How often a payment entered the journal. */
async function received({ object }: Collector): Promise<number> {
  const { entries } = await object.history();
  return entries.flatMap(({ events }) => events).filter(({ type }) => type === "PaymentReceived").length;
}

describe("the notification route answers no 2xx before the commit:", () => {
  test("a commit that fails is a 500, the money is not there, and the notification sent again brings it", async () => {
    const { collector } = await paidAtWechat();
    await collector.failAtCommit("before");
    expect(await deliver()).toEqual([500]);
    expect(await received(collector)).toBe(0);
    clock.wait(1000);
    expect(await deliver()).toEqual([204]);
    expect(await received(collector)).toBe(1);
  });

  test("a crash between the commit and the answer is a 500, and sent again it is the same payment", async () => {
    const { collector } = await paidAtWechat();
    await collector.failAtCommit("after");
    expect(await deliver()).toEqual([500]);
    expect(await received(collector)).toBe(1);
    await collector.evict();
    clock.wait(1000);
    expect(await deliver()).toEqual([204]);
    expect(await received(collector)).toBe(1);
  });

  test("an object torn down before its writing is durable is a 500, however far it had come", async () => {
    const { collector } = await paidAtWechat();
    await collector.tearDownAtCommit();
    expect(await deliver()).toEqual([500]);
    expect(await received(collector)).toBe(0);
    clock.wait(1000);
    expect(await deliver()).toEqual([204]);
    expect(await received(collector)).toBe(1);
  });

  test("a quarantine that cannot be written is a 500, too", async () => {
    const { collector, number } = await paidAtWechat();
    const lie = () => playWechat<{ status: number }>("/lie", { outTradeNo: number, kind: "wrongAmount" });
    await testEnv.DB.prepare("ALTER TABLE quarantined_money RENAME TO hidden_money").run();
    const { status } = await lie();
    await testEnv.DB.prepare("ALTER TABLE hidden_money RENAME TO quarantined_money").run();
    expect(status).toBe(500);
    expect((await lie()).status).toBe(204);
    expect(await received(collector)).toBe(0);
  });
});

test("fifty deliveries of one notification at once are one payment, each answered after the commit", async () => {
  const { collector, number } = await paidAtWechat();
  const outTradeNos = Array.from({ length: 50 }, () => number);
  const { told } = await playWechat<{ told: { status: number }[] }>("/tell", { outTradeNos });
  expect(told).toHaveLength(50);
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([204]));
  expect(await received(collector)).toBe(1);
});

test.each([
  { knowsPayer: true, who: "the order itself" },
  { knowsPayer: false, who: "the account, for an order from before orders knew their payer" },
])("the payer is compared with what is known of them by $who", async ({ knowsPayer }) => {
  const { collector, number } = await paidAtWechat({ knowsPayer });
  await playWechat("/lie", { outTradeNo: number, kind: "wrongPayer" });
  expect(await received(collector)).toBe(0);
  const row = await testEnv.DB.prepare("SELECT reason FROM quarantined_money WHERE out_trade_no = ?1")
    .bind(number)
    .first();
  expect(row).toEqual({ reason: "openid" });
  expect(await deliver()).toEqual([204]);
  expect(await received(collector)).toBe(1);
});

test("a payment of an order that is none of ours is put aside for staff, and not sent again", async () => {
  await deliver();
  const { merchant } = await wechatOf(testEnv);
  const stranger = new Collector(payer);
  const outTradeNo = `strange-${crypto.randomUUID().slice(0, 8)}`;
  const order = { outTradeNo, description: "x", totalFen: 100, openid: payer.openid };
  valueOfOutcome(
    await placeOrder(merchant, platformWorld, { ...order, notifyPath: notifyPath("payment", stranger.id) }),
  );
  await playWechat("/pay", { outTradeNo });
  expect(await deliver()).toEqual([204]);
  const row = await testEnv.DB.prepare("SELECT reason FROM quarantined_money WHERE out_trade_no = ?1")
    .bind(outTradeNo)
    .first();
  expect(row).toEqual({ reason: "unknown" });
  expect(await received(stranger)).toBe(0);
});

test("a signed notification that cannot be decrypted is kept for staff, and asked for again", () =>
  onStage(async (stage) => {
    const raw = new TextEncoder().encode("0123456789abcdef0123456789abcdef");
    const apiV3Key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const kept: Quarantined[] = [];
    const book: Book = {
      expectedPayment: async () => undefined,
      expectedRefund: async () => undefined,
      recordPayment: async () => undefined,
      recordRefund: async () => undefined,
      quarantine: async (entry) => {
        kept.push(entry);
      },
    };
    stage.app = (request) =>
      receiveNotification({ ...stage.merchant, apiV3Key }, book, request, stage.clock.now);
    const { openid } = payer;
    await stage.control("/login", { openid });
    const order = { outTradeNo: "ROUTE-0003", description: "x", totalFen: 1, openid, notifyPath: "/h" };
    valueOfOutcome(await placeOrder(stage.merchant, stage.world, order));
    await stage.control("/pay", { outTradeNo: "ROUTE-0003" });
    const { deliveries } = await stage.control<{ deliveries: { status: number }[] }>("/deliver", {});
    expect(deliveries.map((one) => one.status)).toEqual([500]);
    expect(kept).toMatchObject([{ about: "unreadable", reason: "key" }]);
    // Told up to fifteen times more, it is one entry: a wrong key makes every notification unreadable.
    stage.clock.now += 60_000;
    await stage.control("/deliver", {});
    expect(kept).toHaveLength(2);
    expect(kept[1]?.id).toBe(kept[0]?.id);
    expect(kept[0]?.id).toEqual(expect.any(String));
  }));
