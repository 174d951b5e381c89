import { fromBase64, utf8 } from "../bytes.ts";
import type { PlatformKeys } from "./keys.ts";

/** How far WeChat Pay's timestamp may be from our clock, in ms (its documentation: five minutes). */
const clockWindowMs = 300_000;

/** Why a response or notification is not taken as WeChat Pay's. */
export type SignatureFault =
  | "missingHeader"
  | "unsupportedType"
  | "clock"
  | "unknownSerial"
  | "expiredCertificate"
  | "probe"
  | "badSignature";

/** Whether signed bytes are WeChat Pay's: the serial of the key that proves it, or the fault. */
export type Verification =
  | { readonly ok: true; readonly serial: string }
  | { readonly ok: false; readonly fault: SignatureFault };

function fault(name: SignatureFault): Verification {
  return { ok: false, fault: name };
}

/**
 * Verifies the signature headers of a response or notification over its raw body, at `now` (ms).
 * Refuses a missing header, another signature type, a clock 300 s or more away, an unknown serial, a certificate
 * outside its validity, a signature probe and any signature that does not verify.
 */
export async function verifySigned(
  headers: Headers,
  body: Uint8Array,
  keys: PlatformKeys,
  now: number,
): Promise<Verification> {
  const timestamp = headers.get("Wechatpay-Timestamp");
  const nonce = headers.get("Wechatpay-Nonce");
  const serial = headers.get("Wechatpay-Serial");
  const signature = headers.get("Wechatpay-Signature");
  if (!timestamp || !nonce || !serial || !signature) return fault("missingHeader");

  const type = headers.get("Wechatpay-Signature-Type");
  if (type !== null && type !== "WECHATPAY2-SHA256-RSA2048") return fault("unsupportedType");

  if (!/^\d{1,12}$/.test(timestamp)) return fault("clock");
  if (Math.abs(now - Number(timestamp) * 1000) >= clockWindowMs) return fault("clock");

  const platform = keys.get(serial) ?? keys.get(serial.toUpperCase());
  if (platform === undefined) return fault("unknownSerial");
  if (now < platform.notBefore || now > platform.notAfter) return fault("expiredCertificate");

  // WeChat tests now and then that we verify at all: such a signature must fail like any other forged one.
  if (signature.startsWith("WECHATPAY/SIGNTEST/")) return fault("probe");
  const signed = fromBase64(signature);
  if (signed === undefined) return fault("badSignature");

  const head = utf8(`${timestamp}\n${nonce}\n`);
  const message = new Uint8Array(head.length + body.length + 1);
  message.set(head);
  message.set(body, head.length);
  message[message.length - 1] = 0x0a;
  const valid = await crypto.subtle.verify("RSASSA-PKCS1-v1_5", platform.key, signed, message);
  return valid ? { ok: true, serial: platform.serial } : fault("badSignature");
}
