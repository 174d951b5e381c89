import { toBase64, toHex, utf8 } from "../../worker/wechat/bytes.ts";
import { rsaSign } from "../../worker/wechat/pay/sign.ts";
import type { SandboxKeys } from "./keys.ts";

/** How signing may go wrong on purpose. */
export type SignMischief = "none" | "forge" | "staleClock" | "unknownSerial" | "probe" | "badSignature";

function random(bytes: number): string {
  return toHex(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** Encrypts a plaintext as WeChat Pay does: AES-256-GCM, 12-character nonce, tag behind the ciphertext. */
export async function encryptResource(keys: SandboxKeys, plain: string, associatedData: string) {
  const nonce = random(6);
  const algorithm = {
    name: "AES-GCM",
    iv: utf8(nonce),
    additionalData: utf8(associatedData),
    tagLength: 128,
  };
  const sealed = await crypto.subtle.encrypt(algorithm, keys.apiV3Encrypts, utf8(plain));
  return {
    algorithm: "AEAD_AES_256_GCM",
    ciphertext: toBase64(new Uint8Array(sealed)),
    associated_data: associatedData,
    nonce,
  };
}

/** The four signature headers (and the type) over a body, by public key or by certificate; `now` in ms. */
export async function signatureHeaders(
  keys: SandboxKeys,
  body: string,
  now: number,
  by: "publicKey" | "certificate",
  mischief: SignMischief = "none",
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000) - (mischief === "staleClock" ? 600 : 0));
  const nonce = random(16);
  const own = by === "publicKey" ? keys.publicKeySigns : keys.certificateSigns;
  const key = mischief === "forge" || mischief === "badSignature" ? keys.strangerSigns : own;
  const serial = by === "publicKey" ? keys.publicKeyId : keys.certificateSerial;
  const signature = await rsaSign(key, `${timestamp}\n${nonce}\n${body}\n`);
  return {
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Serial":
      mischief === "unknownSerial" ? "PUB_KEY_ID_0000000000000000000000000000000000" : serial,
    "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    "Wechatpay-Signature": mischief === "probe" ? `WECHATPAY/SIGNTEST/${signature}` : signature,
  };
}
