import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wechatOf } from "../../../worker/adapters.ts";
import { uploadShipping } from "../../../worker/wechat/shipping/upload.ts";
import { platformWorld } from "../../../worker/wechat/world.ts";
import { playWechat } from "../api/client.ts";
import { openProgramme } from "../api/stage.ts";
import { record } from "../graduate/stage.ts";
import { testEnv } from "../test-env.ts";
import { clock } from "./clock.ts";
import { newPayer, type Payer } from "./collector.ts";
import { Told } from "./told.ts";
import { deliver, fireAlarms } from "./two-books.ts";

const staff = { kind: "staff", staffId: "s1" } as const;
const address = "/wxa/sec/order/upload_shipping_info";

beforeAll(() => clock.stopAt("2036-03-06T11:00:00"));
afterAll(() => clock.release());

interface Shipment {
  readonly out_trade_no: string;
  readonly uploads: number;
  readonly info: string;
}

async function shipmentOf(number: string): Promise<Shipment | undefined> {
  const { shipments } = await playWechat<{ shipments: Shipment[] }>("/state");
  return shipments.find(({ out_trade_no }) => out_trade_no === number);
}

async function upload({ object }: Told) {
  const { effects } = await object.history();
  return effects.filter(({ effect }) => effect.kind === "shipping");
}

/** A paid collection whose photo waits for its verdict. */
async function inReview(payer: Payer): Promise<{ readonly one: Told; readonly number: string }> {
  const services = [{ id: "basic", name: { zh: "基本服务", en: "Basic" }, priceFen: 2990, required: true }];
  const programme = await openProgramme({ services });
  const one = new Told(payer);
  await one.begin({}, programme.id);
  const number = await one.pay();
  await one.shoot(null);
  return { one, number };
}

const approval = (submission: number) => {
  return { type: "approve", by: staff, submission, stage: "central" } as const;
};

test("the approval tells WeChat once that the order is fulfilled, without a parcel, in words that name nobody", async () => {
  const payer = await newPayer();
  const { one, number } = await inReview(payer);
  expect(await shipmentOf(number), "not while the photo waits").toBeUndefined();
  await one.give(approval(1));
  const [order] = await one.orders();
  const shipment = await shipmentOf(number);
  expect(JSON.parse(shipment?.info ?? "{}")).toEqual({
    order_key: { order_number_type: 2, transaction_id: order?.transactionId, mchid: "", out_trade_no: "" },
    logistics_type: 3,
    delivery_mode: 1,
    shipping_list: [{ item_desc: "基本服务" }],
    upload_time: "2036-03-06T11:00:00.000+08:00",
    payer: { openid: payer.openid },
  });
  for (const personal of [record.name, record.studentNumber]) expect(shipment?.info).not.toContain(personal);
  expect(await upload(one)).toMatchObject([{ state: "done", outcome: "shippingUploaded", attempts: 1 }]);

  await one.give({ type: "reopen", by: staff, note: "why" });
  await one.give({ type: "submit", by: one.by, standardSha256: "a".repeat(64) });
  await one.give(approval(2));
  expect(await upload(one), "a second approval of the same order earns nothing new").toHaveLength(1);
  expect((await shipmentOf(number))?.uploads).toBe(1);
});

test("an answer that is lost leaves one upload, since WeChat says that it knows", async () => {
  const { one, number } = await inReview(await newPayer());
  await playWechat("/fault", { path: address, kind: "lost" });
  await one.give(approval(1));
  expect((await shipmentOf(number))?.uploads).toBe(1);
  clock.wait(60_000);
  await fireAlarms([one]);
  expect((await shipmentOf(number))?.uploads, "not a correction, of which there is but one").toBe(1);
  expect(await upload(one)).toMatchObject([{ state: "done", outcome: "shippingKnown", attempts: 2 }]);
});

test("a payment that WeChat does not know yet is told later, and left to staff when it never does", async () => {
  const { one, number } = await inReview(await newPayer());
  const unknown = () => playWechat("/fault", { path: address, kind: "errcode", code: "10060001" });
  await unknown();
  await one.give(approval(1));
  expect(await upload(one)).toMatchObject([{ state: "waiting", outcome: "shippingOrderUnknown:10060001" }]);
  clock.wait(60_000);
  await fireAlarms([one]);
  expect((await shipmentOf(number))?.uploads).toBe(1);

  const { one: other } = await inReview(await newPayer());
  await unknown();
  await other.give(approval(1));
  for (let tries = 0; tries < 12; tries++) {
    if ((await upload(other))[0]?.state === "waiting") await unknown();
    clock.wait(3_600_000);
    await fireAlarms([other]);
  }
  expect(await upload(other)).toMatchObject([{ state: "refused", attempts: 10 }]);
});

test("an order whose money is on its way back is not told as fulfilled", async () => {
  const { one, number } = await inReview(await newPayer());
  await playWechat("/fault", { path: address, kind: "errcode", code: "-1" });
  await playWechat("/fault", { path: address, kind: "errcode", code: "-1" });
  await one.give(approval(1));
  await one.askBack(number, "staff");
  clock.wait(60_000);
  await fireAlarms([one]);
  await playWechat("/refund", { outRefundNo: `${number}-r1`, status: "SUCCESS" });
  await deliver();
  expect(await shipmentOf(number)).toBeUndefined();
  expect(await upload(one)).toMatchObject([{ state: "done", outcome: "refunded" }]);
});

test("a free collection has nothing to tell", async () => {
  const one = await new Told(await newPayer()).begin({
    services: [{ id: "basic", priceFen: 0, required: true }],
  });
  await one.open();
  await one.shoot(null);
  await one.give(approval(1));
  expect(await upload(one)).toEqual([]);
});

describe("our upload", () => {
  const rendered = { transactionId: "4200", openid: "o1", description: "图".repeat(200), at: 0 };
  const tokens = {
    get: async () => ({ ok: true, value: "token" }) as const,
    drop: async () => undefined,
  };

  test("sends nothing unless the settings ask for it", async () => {
    const { settings } = await wechatOf(testEnv);
    const off = { ...settings, uploadShipping: false };
    const nowhere = { ...platformWorld, fetch: () => Promise.reject(new Error("was sent")) };
    expect(await uploadShipping(off, nowhere, tokens, rendered)).toEqual({ end: "notConfigured" });
  });

  test("cuts the description to WeChat's 120 characters", async () => {
    const { settings } = await wechatOf(testEnv);
    let sent = "";
    const world = {
      ...platformWorld,
      fetch: async (request: Request) => {
        sent = await request.text();
        return Response.json({ errcode: 0 });
      },
    };
    await uploadShipping(settings, world, tokens, rendered);
    expect(JSON.parse(sent).shipping_list).toEqual([{ item_desc: "图".repeat(120) }]);
  });

  test.each([
    [10060004, "shippingNotPossible", false],
    [10060031, "shippingPayer", false],
    [10060005, "shippingInput", false],
    [268485216, "shippingInput", false],
    [10060012, "wechatBusy", true],
    [48001, "accountBlocked", false],
  ])("that WeChat answers with %d is refused as %s", async (errcode, code, retry) => {
    const { settings } = await wechatOf(testEnv);
    const world = { ...platformWorld, fetch: async () => Response.json({ errcode, errmsg: "x" }) };
    const refusal = { code, retry, upstream: String(errcode) };
    expect(await uploadShipping(settings, world, tokens, rendered)).toMatchObject({ end: "failed", refusal });
  });
});
