import { beforeAll, describe, expect, it } from "vitest";
import { Formatter, Rsa } from "wechatpay-axios-plugin";
import { giveCode, pay, purchaseOfParameters } from "../../local/wechat-sandbox/play/user.ts";
import { utf8 } from "../../worker/wechat/bytes.ts";
import { paymentParameters } from "../../worker/wechat/pay/order.ts";
import { authorization, requestMessage } from "../../worker/wechat/pay/sign.ts";
import { verifySigned } from "../../worker/wechat/pay/verify.ts";
import { type NodeStage, nodeStage } from "./wechat-node-stage.ts";
import { answerOf, axiosPlugin, nodePay, openid } from "./wechat-peers.ts";

let stage: NodeStage;
beforeAll(async () => {
  stage = await nodeStage();
  giveCode(stage.scene, openid, "login");
});

const orderBody = (outTradeNo: string) => ({
  description: "毕业证件照采集",
  out_trade_no: outTradeNo,
  notify_url: "http://localhost:8787/hooks/wechat/payment",
  amount: { total: 4990, currency: "CNY" },
  payer: { openid },
});

describe("what the peers sign", () => {
  it("wechatpay-axios-plugin passes our sandbox's check, and accepts our signed answers", async () => {
    const peer = axiosPlugin(stage);
    const { appid, mchid } = stage.scene.keys;
    const placed = await peer.request("v3/pay/transactions/jsapi", "POST", {
      appid,
      mchid,
      ...orderBody("AXIOS-0001"),
    });
    expect(placed.data.prepay_id).toMatch(/^wx/);
    const found = await peer.request(`v3/pay/transactions/out-trade-no/AXIOS-0001?mchid=${mchid}`, "GET");
    expect(found.data).toMatchObject({ trade_state: "NOTPAY", amount: { total: 4990 } });
    const closed = await peer.request("v3/pay/transactions/out-trade-no/AXIOS-0001/close", "POST", { mchid });
    expect(closed.status).toBe(204);
  });

  it("wechatpay-axios-plugin refuses an answer of ours that was signed by a stranger", async () => {
    stage.scene.sql.exec("INSERT INTO fault (path, kind, code) VALUES ('/v3/refund', 'badSignature', '')");
    const { mchid, appid } = stage.scene.keys;
    await axiosPlugin(stage).request("v3/pay/transactions/jsapi", "POST", {
      appid,
      mchid,
      ...orderBody("AXIOS-0002"),
    });
    await pay(stage.scene, "AXIOS-0002", false);
    const body = {
      out_trade_no: "AXIOS-0002",
      out_refund_no: "AXIOS-R",
      amount: { refund: 1, total: 4990, currency: "CNY" },
    };
    const refund = () => axiosPlugin(stage).request("v3/refund/domestic/refunds", "POST", body);
    await expect(refund()).rejects.toThrow(/signature/);
    expect((await refund()).data.status).toBe("PROCESSING");
  });

  it("wechatpay-node-v3 places, signs for the cashier, queries, refunds and closes", async () => {
    const peer = nodePay(stage);
    const placed = (await peer.transactions_jsapi(orderBody("NODE-0001"))) as unknown as {
      data: Record<string, string>;
    };
    const purchase = await purchaseOfParameters(stage.scene, placed.data);
    expect(purchase?.out_trade_no).toBe("NODE-0001");
    await pay(stage.scene, "NODE-0001", false);
    const found = (await peer.query({ out_trade_no: "NODE-0001" })) as unknown as {
      data: Record<string, unknown>;
    };
    expect(found.data.trade_state).toBe("SUCCESS");
    const refund = {
      out_trade_no: "NODE-0001",
      out_refund_no: "NODE-R",
      amount: { refund: 90, total: 4990, currency: "CNY" },
    };
    const refunded = (await peer.refunds(refund as Parameters<typeof peer.refunds>[0])) as unknown as {
      data: Record<string, unknown>;
    };
    expect(refunded.data).toMatchObject({ status: "PROCESSING", out_refund_no: "NODE-R" });
    const closed = (await peer.close("NODE-0001")) as unknown as {
      status: number;
      data: Record<string, unknown>;
    };
    expect([closed.status, closed.data.code]).toEqual([400, "ORDERPAID"]);
  });

  it("as the platform is verified by us, and an altered body is not", async () => {
    const { keys } = stage.scene;
    const timestamp = String(Formatter.timestamp());
    const nonce = Formatter.nonce();
    const body = '{"code_url":"weixin://测试"}';
    const signature = Rsa.sign(Formatter.response(timestamp, nonce, body), keys.certificatePrivate);
    const headers = new Headers({
      "Wechatpay-Timestamp": timestamp,
      "Wechatpay-Nonce": nonce,
      "Wechatpay-Serial": keys.certificateSerial,
      "Wechatpay-Signature": signature,
    });
    const verify = (text: string) => verifySigned(headers, utf8(text), stage.merchant.keys, Date.now());
    expect(await verify(body)).toEqual({ ok: true, serial: keys.certificateSerial });
    expect(await verify(`${body}\n`)).toEqual({ ok: false, fault: "badSignature" });
  });
});

describe("what we sign", () => {
  it("as the merchant is verified by wechatpay-axios-plugin over its own layout of the message", async () => {
    const request = { method: "POST", path: "/v3/x?a=1", body: '{"微信":"支付"}' };
    const header = await authorization(stage.merchant.signer, request, Date.now(), "A".repeat(32));
    const field = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(header)?.[1] ?? "";
    const message = Formatter.request(
      request.method,
      request.path,
      field("timestamp"),
      field("nonce_str"),
      request.body,
    );
    expect(message).toBe(
      requestMessage(request.method, request.path, field("timestamp"), field("nonce_str"), request.body),
    );
    expect(Rsa.verify(message, field("signature"), stage.scene.keys.merchantPublicKey)).toBe(true);
    expect(Rsa.verify(`${message} `, field("signature"), stage.scene.keys.merchantPublicKey)).toBe(false);
  });

  it("for the cashier is what wechatpay-node-v3 would sign", async () => {
    const parameters = await paymentParameters(stage.merchant, stage.world, "wx2026");
    const text = [
      stage.settings.appid,
      parameters.timeStamp,
      parameters.nonceStr,
      parameters.package,
      "",
    ].join("\n");
    const peer = nodePay(stage) as unknown as { sign(text: string): string };
    expect(parameters.paySign).toBe(peer.sign(text));
  });

  it("as the played platform is verified by wechatpay-node-v3, by public key and by certificate", async () => {
    const { keys } = stage.scene;
    const peer = nodePay(stage);
    // It knows certificates only, fetched by itself; the public key is put beside them.
    await (peer as unknown as { fetchCertificates(secret: string): Promise<void> }).fetchCertificates(
      keys.apiV3Key,
    );
    const known = (peer.constructor as unknown as { certificates: Record<string, string> }).certificates;
    expect(Object.keys(known)).toEqual([keys.certificateSerial]);
    known[keys.publicKeyId] = keys.publicKey;
    for (const serial of [keys.publicKeyId, keys.certificateSerial]) {
      const init = { headers: await signedHeaders("/v3/certificates", serial) };
      const { headers, text } = await answerOf(stage, "/v3/certificates", init);
      const read = (name: string) => headers.get(`Wechatpay-${name}`) ?? "";
      const params = {
        timestamp: read("Timestamp"),
        nonce: read("Nonce"),
        serial: read("Serial"),
        signature: read("Signature"),
      };
      expect(params.serial).toBe(serial);
      expect(await peer.verifySign({ ...params, body: text, apiSecret: keys.apiV3Key })).toBe(true);
      expect(await peer.verifySign({ ...params, body: `${text} `, apiSecret: keys.apiV3Key })).toBe(false);
    }
  });
});

async function signedHeaders(path: string, serial: string): Promise<Record<string, string>> {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const Authorization = await authorization(
    stage.merchant.signer,
    { method: "GET", path, body: "" },
    Date.now(),
    nonce,
  );
  return { Authorization, Accept: "application/json", "User-Agent": "test", "Wechatpay-Serial": serial };
}
