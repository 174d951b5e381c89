import { beforeAll, describe, expect, it } from "vitest";
import { Aes, Decorator, Formatter, Rsa } from "wechatpay-axios-plugin";
import NodePayModule from "wechatpay-node-v3";
import { deliverDue } from "../../local/wechat-sandbox/notifications.ts";
import { billCsv } from "../../local/wechat-sandbox/pay/bill.ts";
import { giveCode, pay, purchaseOfParameters } from "../../local/wechat-sandbox/play/user.ts";
import { beijingDay } from "../../worker/wechat/beijing.ts";
import { fromBase64, utf8 } from "../../worker/wechat/bytes.ts";
import { parseBill } from "../../worker/wechat/pay/bill-csv.ts";
import { readNotification } from "../../worker/wechat/pay/notification.ts";
import { paymentParameters, placeOrder } from "../../worker/wechat/pay/order.ts";
import { queryOrder } from "../../worker/wechat/pay/query.ts";
import { decryptResource } from "../../worker/wechat/pay/resource.ts";
import { authorization, requestMessage } from "../../worker/wechat/pay/sign.ts";
import { verifySigned } from "../../worker/wechat/pay/verify.ts";
import { type NodeStage, nodeStage, origin } from "./wechat-node-stage.ts";

// CommonJS with a default export inside the default export.
const NodePay = (NodePayModule as unknown as { default?: typeof NodePayModule }).default ?? NodePayModule;

const openid = "oAlice00000000000000000000000";
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

async function answerOf(
  path: string,
  init: RequestInit,
): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await stage.sandbox.fetch(new Request(origin + path, init));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** wechatpay-axios-plugin as a whole, its requests carried to the sandbox. */
function axiosPlugin() {
  const { keys } = stage.scene;
  const adapter = async (config: {
    url?: string;
    method?: string;
    data?: string;
    headers: Record<string, string>;
  }) => {
    const method = (config.method ?? "get").toUpperCase();
    const path = `/${(config.url ?? "").replace(/^\//, "")}`;
    const init = {
      method,
      headers: { ...config.headers },
      ...(method === "POST" ? { body: config.data ?? "" } : {}),
    };
    const { status, headers, text } = await answerOf(path, init);
    return { status, statusText: "", headers: Object.fromEntries(headers), data: text, config, request: {} };
  };
  const config = {
    mchid: keys.mchid,
    serial: keys.merchantSerial,
    privateKey: keys.merchantKey,
    certs: { [keys.publicKeyId]: keys.publicKey, [keys.certificateSerial]: keys.certificate },
    baseURL: `${origin}/`,
    adapter,
  };
  return new Decorator(config as unknown as ConstructorParameters<typeof Decorator>[0]) as unknown as {
    request(
      path: string,
      method: string,
      data?: unknown,
      config?: unknown,
    ): Promise<{ status: number; data: Record<string, unknown> }>;
  };
}

/** wechatpay-node-v3 as a whole, its requests carried to the sandbox. */
function nodePay() {
  const { keys } = stage.scene;
  const peer = new NodePay({
    appid: keys.appid,
    mchid: keys.mchid,
    serial_no: keys.merchantSerial,
    publicKey: Buffer.from(keys.merchantPublicKey),
    privateKey: Buffer.from(keys.merchantKey),
    key: keys.apiV3Key,
  });
  const carry = async (url: string, init: RequestInit) => {
    const { status, headers, text } = await answerOf(url.replace("https://api.mch.weixin.qq.com", ""), init);
    return { status, headers: Object.fromEntries(headers), text, data: text === "" ? {} : JSON.parse(text) };
  };
  const get = (url: string, headers: Record<string, string>) => carry(url, { headers });
  const post = (url: string, body: unknown, headers: Record<string, string>) =>
    carry(url, { method: "POST", headers, body: JSON.stringify(body) });
  peer.createHttp({ get, post, upload: post } as unknown as Parameters<typeof peer.createHttp>[0]);
  return peer;
}

describe("what the peers sign", () => {
  it("wechatpay-axios-plugin passes our sandbox's check, and accepts our signed answers", async () => {
    const peer = axiosPlugin();
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
    await axiosPlugin().request("v3/pay/transactions/jsapi", "POST", {
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
    const refund = () => axiosPlugin().request("v3/refund/domestic/refunds", "POST", body);
    await expect(refund()).rejects.toThrow(/signature/);
    expect((await refund()).data.status).toBe("PROCESSING");
  });

  it("wechatpay-node-v3 places, signs for the cashier, queries, refunds and closes", async () => {
    const peer = nodePay();
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
    const peer = nodePay() as unknown as { sign(text: string): string };
    expect(parameters.paySign).toBe(peer.sign(text));
  });

  it("as the played platform is verified by wechatpay-node-v3, by public key and by certificate", async () => {
    const { keys } = stage.scene;
    const peer = nodePay();
    // It knows certificates only, fetched by itself; the public key is put beside them.
    await (peer as unknown as { fetchCertificates(secret: string): Promise<void> }).fetchCertificates(
      keys.apiV3Key,
    );
    const known = (peer.constructor as unknown as { certificates: Record<string, string> }).certificates;
    expect(Object.keys(known)).toEqual([keys.certificateSerial]);
    known[keys.publicKeyId] = keys.publicKey;
    for (const serial of [keys.publicKeyId, keys.certificateSerial]) {
      const init = { headers: await signedHeaders("/v3/certificates", serial) };
      const { headers, text } = await answerOf("/v3/certificates", init);
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
    expect(nodePay().decipher_gcm(ciphertext, associated, nonce, apiV3Key)).toEqual(byAxios);
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
