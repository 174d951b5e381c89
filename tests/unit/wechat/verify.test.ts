import { describe, expect, it } from "vitest";
import { toBase64, utf8 } from "../../../worker/wechat/bytes.ts";
import type { PlatformKey } from "../../../worker/wechat/pay/keys.ts";
import { notificationAnswer, readNotification } from "../../../worker/wechat/pay/notification.ts";
import { rsaSign } from "../../../worker/wechat/pay/sign.ts";
import { verifySigned } from "../../../worker/wechat/pay/verify.ts";

const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const pair = (await crypto.subtle.generateKey(rsa, false, ["sign", "verify"])) as CryptoKeyPair;
const now = 1_700_000_000_000;
const certificate: PlatformKey = {
  serial: "AB01",
  kind: "certificate",
  key: pair.publicKey,
  notBefore: now - 1000,
  notAfter: now + 1000,
};
const publicKey: PlatformKey = {
  ...certificate,
  serial: "PUB_KEY_ID_1",
  kind: "publicKey",
  notBefore: 0,
  notAfter: Number.POSITIVE_INFINITY,
};
const keys = new Map([certificate, publicKey].map((key) => [key.serial, key]));

const gcm = { name: "AES-GCM", length: 256 };
const apiV3Key = (await crypto.subtle.generateKey(gcm, true, ["encrypt", "decrypt"])) as CryptoKey;

async function headersFor(body: string, changes: Record<string, string | null> = {}): Promise<Headers> {
  const timestamp = changes["Wechatpay-Timestamp"] ?? String(now / 1000);
  const headers = new Headers({
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": "n",
    "Wechatpay-Serial": "PUB_KEY_ID_1",
    "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    "Wechatpay-Signature": await rsaSign(pair.privateKey, `${timestamp}\nn\n${body}\n`),
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

async function verdict(changes: Record<string, string | null>, at = now) {
  const result = await verifySigned(await headersFor("{}", changes), utf8("{}"), keys, at);
  return result.ok ? result.serial : result.fault;
}

describe("a signed answer or notification", () => {
  it("is WeChat Pay's by public key, and by certificate in either case of its serial", async () => {
    expect(await verdict({})).toBe("PUB_KEY_ID_1");
    expect(await verdict({ "Wechatpay-Serial": "AB01" })).toBe("AB01");
    expect(await verdict({ "Wechatpay-Serial": "ab01" })).toBe("AB01");
    expect(await verdict({ "Wechatpay-Signature-Type": null })).toBe("PUB_KEY_ID_1");
  });

  it.each(["Timestamp", "Nonce", "Serial", "Signature"])("without Wechatpay-%s is refused", async (name) => {
    expect(await verdict({ [`Wechatpay-${name}`]: null })).toBe("missingHeader");
    expect(await verdict({ [`Wechatpay-${name}`]: "" })).toBe("missingHeader");
  });

  it("is refused from 300 seconds away on, in both directions, and when the time is no number", async () => {
    const at = (seconds: number) => verdict({ "Wechatpay-Timestamp": String(now / 1000 + seconds) });
    expect([await at(299), await at(-299)]).toEqual(["PUB_KEY_ID_1", "PUB_KEY_ID_1"]);
    expect([await at(300), await at(-300)]).toEqual(["clock", "clock"]);
    for (const odd of ["1e9", "-1", "NaN", "0x10"])
      expect(await verdict({ "Wechatpay-Timestamp": odd })).toBe("clock");
  });

  it("of another type, an unknown serial, or a certificate that is over is refused", async () => {
    expect(await verdict({ "Wechatpay-Signature-Type": "WECHATPAY2-SM2-WITH-SM3" })).toBe("unsupportedType");
    expect(await verdict({ "Wechatpay-Serial": "PUB_KEY_ID_2" })).toBe("unknownSerial");
    expect(await verdict({ "Wechatpay-Serial": "AB01" }, now + 1001)).toBe("expiredCertificate");
    expect(await verdict({ "Wechatpay-Serial": "AB01" }, now - 1001)).toBe("expiredCertificate");
  });

  it("with a probe, with what is no base64, and with another's signature is refused", async () => {
    expect(await verdict({ "Wechatpay-Signature": "WECHATPAY/SIGNTEST/abc" })).toBe("probe");
    expect(await verdict({ "Wechatpay-Signature": "???" })).toBe("badSignature");
    expect(await verdict({ "Wechatpay-Signature": toBase64(new Uint8Array(256)) })).toBe("badSignature");
    expect(await verdict({ "Wechatpay-Nonce": "m" })).toBe("badSignature");
  });
});

describe("a notification that is signed", () => {
  async function read(body: string) {
    return readNotification({ keys, apiV3Key }, await headersFor(body), utf8(body), now);
  }
  async function sealed(plain: string, eventType: string): Promise<string> {
    const algorithm = { name: "AES-GCM", iv: utf8("0123456789ab"), additionalData: utf8("") };
    const ciphertext = toBase64(
      new Uint8Array(await crypto.subtle.encrypt(algorithm, apiV3Key, utf8(plain))),
    );
    const resource = { algorithm: "AEAD_AES_256_GCM", ciphertext, nonce: "0123456789ab" };
    return JSON.stringify({ id: "n-1", event_type: eventType, resource });
  }

  it("but is no JSON, lacks a part, or has amounts that are no whole fen is unreadable, by part", async () => {
    expect(await read("hello")).toEqual({ kind: "unreadable", part: "body" });
    expect(await read('{"id":"1","event_type":"X"}')).toEqual({ kind: "unreadable", part: "resource" });
    const odd = '{"appid":"a","mchid":"m","out_trade_no":"o","trade_state":"SUCCESS","amount":{"total":1.5}}';
    expect(await read(await sealed(odd, "TRANSACTION.SUCCESS"))).toEqual({
      kind: "unreadable",
      id: "n-1",
      part: "amount.total",
    });
    expect(await read(await sealed("[]", "REFUND.SUCCESS"))).toMatchObject({ kind: "unreadable" });
  });

  it("but encrypted with another key is unreadable for the key", async () => {
    const body = (await sealed("{}", "TRANSACTION.SUCCESS")).replace("0123456789ab", "ba9876543210");
    expect(await read(body)).toEqual({ kind: "unreadable", id: "n-1", part: "key" });
  });

  it("of a kind not used here is passed over by name", async () => {
    expect(await read(await sealed("{}", "COUPON.USE"))).toEqual({
      kind: "other",
      id: "n-1",
      eventType: "COUPON.USE",
    });
  });

  it("is answered 204 without a body once committed, 401 when forged, 500 when it was not recorded", async () => {
    const answers = (["committed", "forged", "notCommitted"] as const).map(notificationAnswer);
    expect(answers.map((answer) => answer.status)).toEqual([204, 401, 500]);
    expect(await answers[0]?.text()).toBe("");
    expect(await answers[1]?.json()).toMatchObject({ code: "FAIL" });
  });
});
