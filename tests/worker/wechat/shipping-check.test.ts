import { expect, it } from "vitest";
import { placeOrder } from "../../../worker/wechat/pay/order.ts";
import { requestRefund } from "../../../worker/wechat/pay/refund.ts";
import { onStage, type Stage, valueOfOutcome } from "./stage.ts";

const openid = "oAlice00000000000000000000000";

type Body = Record<string, unknown>;

async function ask(stage: Stage, path: string, body: unknown): Promise<Body> {
  const init = { method: "POST", body: JSON.stringify(body) };
  return (await stage.world.fetch(new Request(stage.settings.apiBase + path, init))).json();
}

/** A paid order, and what uploads for it. */
async function paidOrder(stage: Stage, outTradeNo: string) {
  const { appid, secret } = stage.settings;
  const grant = { grant_type: "client_credential", appid, secret };
  const { access_token } = await ask(stage, "/cgi-bin/stable_token", grant);
  await stage.control("/login", { openid });
  const order = { outTradeNo, description: "x", totalFen: 100, openid, notifyPath: "/h" };
  valueOfOutcome(await placeOrder(stage.merchant, stage.world, order));
  await stage.control("/pay", { outTradeNo });
  const path = `/wxa/sec/order/upload_shipping_info?access_token=${access_token}`;
  return async (body: unknown) => (await ask(stage, path, body)).errcode;
}

const whole = (stage: Stage, outTradeNo: string) => ({
  order_key: { order_number_type: 1, mchid: stage.merchant.signer.mchid, out_trade_no: outTradeNo },
  logistics_type: 3,
  delivery_mode: 1,
  shipping_list: [{ item_desc: "图像采集" }],
  upload_time: "2026-06-01T10:00:00.120+08:00",
  payer: { openid },
});

it("the sandbox takes shipping information only in the documented form, and names each fault by its code", () =>
  onStage(async (stage) => {
    const upload = await paidOrder(stage, "SHIP-0001");
    const good = whole(stage, "SHIP-0001");
    const { order_key } = good;
    const parcel = { item_desc: "书", tracking_no: "SF1", express_company: "SF" };
    const faults: readonly (readonly [number, Body])[] = [
      [47001, { payer: undefined }],
      [268485194, { order_key: { ...order_key, order_number_type: 3 } }],
      [268485195, { order_key: { order_number_type: 2 } }],
      [268485196, { order_key: { order_number_type: 1, out_trade_no: "SHIP-0001" } }],
      [268485197, { order_key: { ...order_key, out_trade_no: "" } }],
      [268485216, { upload_time: "2026-06-01 10:00:00" }],
      [10060005, { logistics_type: 5 }],
      [268485224, { delivery_mode: 3 }],
      [10060006, { delivery_mode: 2 }],
      [10060007, { delivery_mode: 2, logistics_type: 1, shipping_list: [parcel] }],
      [268485228, { shipping_list: [] }],
      [10060008, { shipping_list: [{}] }],
      [10060009, { shipping_list: [{ item_desc: "图".repeat(121) }] }],
      [268485226, { logistics_type: 1 }],
      [268485227, { logistics_type: 1, shipping_list: [{ item_desc: "书", tracking_no: "SF1" }] }],
      [10060001, { order_key: { ...order_key, out_trade_no: "SHIP-0002" } }],
      [10060001, { order_key: { ...order_key, mchid: "1900009999" } }],
      [10060031, { payer: { openid: "oMallory000000000000000000000" } }],
    ];
    for (const [errcode, change] of faults)
      expect(await upload({ ...good, ...change }), JSON.stringify(change)).toBe(errcode);
    expect(await upload(good)).toBe(0);
  }));

it("the sandbox takes one correction, and none that changes nothing or comes after the money went back", () =>
  onStage(async (stage) => {
    const upload = await paidOrder(stage, "SHIP-0003");
    const good = whole(stage, "SHIP-0003");
    expect(await upload(good)).toBe(0);
    expect(await upload(good)).toBe(10060023);
    expect(await upload({ ...good, shipping_list: [{ item_desc: "换" }] })).toBe(0);
    expect(await upload({ ...good, shipping_list: [{ item_desc: "再换" }] })).toBe(10060003);
    const refund = { outTradeNo: "SHIP-0003", outRefundNo: "SHIP-R", refundFen: 100, totalFen: 100 };
    valueOfOutcome(
      await requestRefund(stage.merchant, stage.world, { ...refund, reason: "x", notifyPath: "/h" }),
    );
    await stage.control("/refund", { outRefundNo: "SHIP-R", status: "SUCCESS" });
    expect(await upload(good)).toBe(10060004);
  }));
