import { createDecipheriv, createHash, X509Certificate } from "node:crypto";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64, utf8 } from "../../../worker/wechat/bytes.ts";
import { parseBill } from "../../../worker/wechat/pay/bill-csv.ts";
import { CertificateListSchema, decryptCertificates } from "../../../worker/wechat/pay/certificates.ts";
import {
  importApiV3Key,
  importCertificate,
  importPlatformKey,
  importPublicKey,
} from "../../../worker/wechat/pay/keys.ts";
import { readNotification } from "../../../worker/wechat/pay/notification.ts";
import { paySignMessage } from "../../../worker/wechat/pay/order.ts";
import { decryptResource } from "../../../worker/wechat/pay/resource.ts";
import { requestMessage } from "../../../worker/wechat/pay/sign.ts";
import { verifySigned } from "../../../worker/wechat/pay/verify.ts";
import { haveVectors, vectors } from "./vectors.ts";

interface Gcm {
  key_utf8: string;
  nonce_utf8: string;
  aad_utf8: string;
  ciphertext_and_tag_base64: string;
  plaintext_utf8: string;
}

async function verifies(pem: string, message: string, signature: string): Promise<boolean> {
  const key = await importPublicKey(pem);
  const bytes = fromBase64(signature);
  if (key === undefined || bytes === undefined)
    throw new Error("the vector's key or signature cannot be read");
  return crypto.subtle.verify("RSASSA-PKCS1-v1_5", key, bytes, utf8(message));
}

/** The public key of a certificate as Node reads it. */
function keyOfCertificate(pem: string): string {
  return new X509Certificate(pem).publicKey.export({ type: "spki", format: "pem" }).toString().trim();
}

async function decrypts(vector: Gcm) {
  const key = await importApiV3Key(vector.key_utf8);
  const plain = await decryptResource(key, {
    algorithm: "AEAD_AES_256_GCM",
    ciphertext: vector.ciphertext_and_tag_base64,
    nonce: vector.nonce_utf8,
    associated_data: vector.aad_utf8,
  });
  expect(plain).toBe(vector.plaintext_utf8);
}

describe.skipIf(!haveVectors)("WeChat Pay's own documentation", () => {
  const docs = () =>
    vectors<{
      merchant_public_key_spki_pem: string;
      request_signatures: Record<
        "name" | "method" | "canonical_url" | "timestamp" | "nonce" | "body" | "signature_base64",
        string
      >[];
      pay_sign: Record<string, string>[];
      response_verification: {
        headers: Record<string, string>;
        body_raw: string;
        public_key_spki_pem: string;
      };
    }>("wechatpay-docs-official.json");

  it("signs the requests we would build", async () => {
    const { request_signatures: requests, merchant_public_key_spki_pem: pem } = docs();
    expect(requests).toHaveLength(2);
    for (const one of requests) {
      const message = requestMessage(one.method, one.canonical_url, one.timestamp, one.nonce, one.body);
      expect(await verifies(pem, message, one.signature_base64), one.name).toBe(true);
    }
  });

  it("signs our paySign text for a mini program, and not the one of an app", async () => {
    const { pay_sign: signs, merchant_public_key_spki_pem: pem } = docs();
    const [mini, app] = signs;
    const ours = paySignMessage(
      mini?.appId ?? "",
      mini?.timeStamp ?? "",
      mini?.nonceStr ?? "",
      mini?.package ?? "",
    );
    expect(await verifies(pem, ours, mini?.paySign ?? "")).toBe(true);
    expect(await verifies(pem, ours, app?.sign ?? "")).toBe(false);
    const bare = paySignMessage(
      app?.appId ?? "",
      app?.timeStamp ?? "",
      app?.nonceStr ?? "",
      app?.fourth_line ?? "",
    );
    expect(await verifies(pem, bare, app?.sign ?? "")).toBe(true);
  });

  it("gives a response that verifies with the public key of its serial", async () => {
    const { headers, body_raw: body, public_key_spki_pem: pem } = docs().response_verification;
    const serial = headers["Wechatpay-Serial"] ?? "";
    const key = await importPlatformKey(serial, pem);
    if (key === undefined) throw new Error("unreadable key");
    const keys = new Map([[serial, key]]);
    const now = Number(headers["Wechatpay-Timestamp"]) * 1000;
    expect(await verifySigned(new Headers(headers), utf8(body), keys, now)).toEqual({ ok: true, serial });
    const altered = await verifySigned(new Headers(headers), utf8(`${body} `), keys, now);
    expect(altered).toEqual({ ok: false, fault: "badSignature" });
  });
});

describe.skipIf(!haveVectors)("the official Go SDK's fixtures", () => {
  const go = () =>
    vectors<{
      rsa_sign_verify: {
        public_key_spki_pem: string;
        certificate_pem: string;
        certificate_serial: string;
        message: string;
        signature_base64: string;
        must_fail_messages: string[];
      };
      aes_gcm: Gcm[];
      notification: {
        now_unix: number;
        api_v3_key_utf8: string;
        platform_certificate_pem: string;
        headers: Record<string, string>;
        body_raw: string;
        decrypted_plaintext: string;
      };
      certificates_response: {
        api_v3_key_utf8: string;
        body_raw: string;
        platform_public_key_spki_pem: string;
      };
      certificate_serial: { certificate_pem: string; serial_hex_upper: string };
      request_message_layout: {
        nonce: string;
        timestamp: string;
        cases: { method: string; canonical_url: string; body: string; message: string }[];
      };
    }>("wechatpay-go.json");

  it("verify with the public key and with the certificate, and fail for other messages", async () => {
    const one = go().rsa_sign_verify;
    expect(await verifies(one.public_key_spki_pem, one.message, one.signature_base64)).toBe(true);
    const certificate = await importCertificate(one.certificate_pem);
    expect(certificate?.serial).toBe(one.certificate_serial);
    for (const message of one.must_fail_messages) {
      expect(await verifies(one.public_key_spki_pem, message, one.signature_base64)).toBe(false);
    }
  });

  it("decrypt", async () => {
    for (const vector of go().aes_gcm) await decrypts(vector);
  });

  it("give a notification that is verified and read, though of a kind we do not use", async () => {
    const one = go().notification;
    const key = await importCertificate(one.platform_certificate_pem);
    if (key === undefined) throw new Error("unreadable certificate");
    const merchant = {
      keys: new Map([[key.serial, key]]),
      apiV3Key: await importApiV3Key(one.api_v3_key_utf8),
    };
    const read = await readNotification(
      merchant,
      new Headers(one.headers),
      utf8(one.body_raw),
      one.now_unix * 1000,
    );
    expect(read).toMatchObject({ kind: "other", eventType: "PAYSCORE.USER_OPEN_SERVICE" });
    const { resource } = JSON.parse(one.body_raw);
    expect(await decryptResource(merchant.apiV3Key, resource)).toBe(one.decrypted_plaintext);
    const late = await readNotification(
      merchant,
      new Headers(one.headers),
      utf8(one.body_raw),
      one.now_unix * 1000 + 300_000,
    );
    expect(late).toEqual({ kind: "forged", fault: "clock" });
  });

  it("give a certificate list that decrypts to a certificate of its serial and key", async () => {
    const one = go().certificates_response;
    const key = await importApiV3Key(one.api_v3_key_utf8);
    const list = v.parse(CertificateListSchema, JSON.parse(one.body_raw));
    const [certificate] = (await decryptCertificates(key, list)) ?? [];
    expect(certificate?.serial).toBe(list.data[0]?.serial_no);
    expect(certificate?.kind).toBe("certificate");
    const sealed = list.data[0]?.encrypt_certificate;
    const pem = sealed === undefined ? undefined : await decryptResource(key, sealed);
    expect(keyOfCertificate(pem ?? "")).toBe(one.platform_public_key_spki_pem.trim());
  });

  it("give the serial of a certificate with a leading zero", async () => {
    const { certificate_pem: pem, serial_hex_upper: serial } = go().certificate_serial;
    expect((await importCertificate(pem))?.serial).toBe(serial);
  });

  it("lay the request message out as we do", () => {
    const { cases, timestamp, nonce } = go().request_message_layout;
    for (const one of cases) {
      expect(requestMessage(one.method, one.canonical_url, timestamp, nonce, one.body)).toBe(one.message);
    }
  });
});

describe.skipIf(!haveVectors)("the axios plugin's fixtures", () => {
  const plugin = () =>
    vectors<{
      aes_256_gcm: Gcm[];
      merchant: { serial: string; certificate_pem: string; public_key_spki_pem: string };
      platform: { serial: string; certificate_pem: string };
    }>("wechatpay-axios-plugin.json");

  it("decrypt, even with their 16-byte nonces and an empty plaintext", async () => {
    for (const vector of plugin().aes_256_gcm) await decrypts(vector);
  });

  it("name both certificates by serial", async () => {
    const { merchant, platform } = plugin();
    expect(keyOfCertificate(merchant.certificate_pem)).toBe(merchant.public_key_spki_pem.trim());
    for (const one of [merchant, platform]) {
      expect((await importPlatformKey(one.serial, one.certificate_pem))?.serial).toBe(one.serial);
      expect(await importPlatformKey("00", one.certificate_pem)).toBeUndefined();
    }
  });
});

describe.skipIf(!haveVectors)("a trade bill published by the official PHP SDK", () => {
  const bill = () =>
    vectors<{ csv_utf8_with_bom: string; sha1_of_csv: string }>("wechatpay-php-tradebill.json");

  it("has the digest we compute and parses to lines that add up", () => {
    const { csv_utf8_with_bom: csv, sha1_of_csv: digest } = bill();
    expect(createHash("sha1").update(csv).digest("hex")).toBe(digest);
    const parsed = parseBill(csv);
    if (!parsed.ok) throw new Error(parsed.fault);
    expect(parsed.value.rows).toHaveLength(45);
    expect(parsed.value.totals).toEqual({ count: 45, totalFen: 47, refundFen: 14 });
    expect(parsed.value.rows[0]).toMatchObject({
      at: Date.parse("2019-02-19T05:01:46+08:00"),
      kind: "REFUND",
      outTradeNo: "autotest_20190216081946_82335",
      outRefundNo: "REF4200000263201902167700963919",
      refundFen: 1,
      totalFen: 0,
    });
  });

  it("is refused when one line is missing", () => {
    const lines = bill().csv_utf8_with_bom.split("\r\n");
    expect(parseBill([...lines.slice(0, 7), ...lines.slice(8)].join("\r\n"))).toEqual({
      ok: false,
      fault: "sums",
    });
  });
});

describe.skipIf(!haveVectors)("the open-data page's example", () => {
  it("decrypts and signs as documented (a check of the vector: the product asks for codes, not encrypted data)", () => {
    const one = vectors<{
      aes_128_cbc: Record<
        "session_key_base64" | "iv_base64" | "encrypted_data_base64" | "plaintext_utf8",
        string
      >;
      raw_data_signature: Record<"raw_data" | "session_key" | "sha1_hex", string>;
    }>("weapp-open-data.json");
    const {
      session_key_base64: key,
      iv_base64: iv,
      encrypted_data_base64: sealed,
      plaintext_utf8: plain,
    } = one.aes_128_cbc;
    const cipher = createDecipheriv("aes-128-cbc", Buffer.from(key, "base64"), Buffer.from(iv, "base64"));
    expect(Buffer.concat([cipher.update(Buffer.from(sealed, "base64")), cipher.final()]).toString()).toBe(
      plain,
    );
    const signed = one.raw_data_signature;
    const digest = createHash("sha1")
      .update(signed.raw_data + signed.session_key)
      .digest("hex");
    expect(digest).toBe(signed.sha1_hex);
    expect(toBase64(fromBase64(key) ?? new Uint8Array())).toBe(key);
  });
});
