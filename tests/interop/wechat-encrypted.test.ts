import { beforeAll, describe, expect, it } from "vitest";
import { Aes, Formatter } from "wechatpay-axios-plugin";
import { deliverDue } from "../../local/wechat-sandbox/notifications.ts";
import { billCsv } from "../../local/wechat-sandbox/pay/bill.ts";
import { giveCode, pay } from "../../local/wechat-sandbox/play/user.ts";
import { beijingDay } from "../../worker/wechat/beijing.ts";
import { fromBase64, utf8 } from "../../worker/wechat/bytes.ts";
import { parseBill } from "../../worker/wechat/pay/bill-csv.ts";
import { readNotification } from "../../worker/wechat/pay/notification.ts";
import { placeOrder } from "../../worker/wechat/pay/order.ts";
import { queryOrder } from "../../worker/wechat/pay/query.ts";
import { decryptResource } from "../../worker/wechat/pay/resource.ts";
import { type NodeStage, nodeStage } from "./wechat-node-stage.ts";
import { nodePay, openid } from "./wechat-peers.ts";

let stage: NodeStage;
beforeAll(async () => {
  stage = await nodeStage();
  giveCode(stage.scene, openid, "login");
});

describe("what is encrypted", () => {
  it("by our sandbox in a notification is decrypted by both peers and by us to the same payment", async () => {
    const placed = await placeOrder(stage.merchant, stage.world, {
      ...{ outTradeNo: "OURS-0001", description: "毕业证件照采集", totalFen: 4990, openid },
      notifyPath: "/hooks/wechat/payment",
    });
    expect(placed.ok).toBe(true);
    await pay(stage.scene, "OURS-0001", false);
    await deliverDue(stage.scene);
    const sent = stage.received.at(-1);
    if (sent === undefined) throw new Error("no notification");
    const text = await sent.text();
    const { ciphertext, nonce, associated_data: associated } = JSON.parse(text).resource;
    const { apiV3Key } = stage.scene.keys;
    const byAxios = JSON.parse(Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, associated));
    expect(nodePay(stage).decipher_gcm(ciphertext, associated, nonce, apiV3Key)).toEqual(byAxios);
    expect(byAxios).toMatchObject({ out_trade_no: "OURS-0001", trade_state: "SUCCESS" });
    const read = await readNotification(stage.merchant, sent.headers, utf8(text), Date.now());
    expect(read).toMatchObject({ kind: "payment", transaction: { transactionId: byAxios.transaction_id } });
    const found = await queryOrder(stage.merchant, stage.world, "OURS-0001");
    expect(found).toMatchObject({ ok: true, value: { transactionId: byAxios.transaction_id } });
  });

  it("by wechatpay-axios-plugin is decrypted by us, and not once a bit of it changed", async () => {
    const plain = '{"微信":"支付"}';
    const ciphertext = Aes.AesGcm.encrypt(plain, stage.scene.keys.apiV3Key, "0123456789ab", "transaction");
    const resource = {
      algorithm: "AEAD_AES_256_GCM",
      ciphertext,
      nonce: "0123456789ab",
      associated_data: "transaction",
    } as const;
    expect(await decryptResource(stage.merchant.apiV3Key, resource)).toBe(plain);
    const bytes = fromBase64(ciphertext) ?? new Uint8Array();
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    const altered = { ...resource, ciphertext: Buffer.from(bytes).toString("base64") };
    expect(await decryptResource(stage.merchant.apiV3Key, altered)).toBeUndefined();
    const moved = { ...resource, associated_data: "refund" };
    expect(await decryptResource(stage.merchant.apiV3Key, moved)).toBeUndefined();
  });
});

describe("a trade bill", () => {
  it("is read by wechatpay-axios-plugin as by us", async () => {
    const csv = billCsv(stage.scene, beijingDay(Date.now()));
    if (csv === undefined) throw new Error("nothing traded");
    const theirs = Formatter.castCsvBill(Buffer.from(csv)) as unknown as { rows: Record<string, string>[] };
    const ours = parseBill(csv);
    if (!ours.ok) throw new Error(ours.fault);
    expect(ours.value.rows.map((row) => row.outTradeNo)).toEqual(theirs.rows.map((row) => row.商户订单号));
    expect(ours.value.rows.map((row) => row.totalFen / 100)).toEqual(
      theirs.rows.map((row) => Number(row.订单金额)),
    );
  });
});
