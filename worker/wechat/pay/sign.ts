import { toBase64, toHex, utf8 } from "../bytes.ts";

/** What identifies the merchant when it signs. */
export interface Signer {
  readonly mchid: string;
  /** Serial of the merchant's API certificate, hexadecimal. */
  readonly serial: string;
  readonly key: CryptoKey;
}

/** SHA256-RSA (PKCS#1 v1.5) over a UTF-8 text, as base64. */
export async function rsaSign(key: CryptoKey, message: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, utf8(message))));
}

/** 32 hexadecimal digits from 16 random bytes. */
export function nonceOf(random: (length: number) => Uint8Array): string {
  return toHex(random(16)).toUpperCase();
}

/** The text a request signature covers; `path` includes the query, `timestamp` is in seconds. */
export function requestMessage(
  method: string,
  path: string,
  timestamp: string,
  nonce: string,
  body: string,
): string {
  return `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`;
}

/** The `Authorization` header of one request; `now` in ms. */
export async function authorization(
  signer: Signer,
  request: { readonly method: string; readonly path: string; readonly body: string },
  now: number,
  nonce: string,
): Promise<string> {
  const timestamp = String(Math.floor(now / 1000));
  const message = requestMessage(request.method, request.path, timestamp, nonce, request.body);
  const fields = {
    mchid: signer.mchid,
    nonce_str: nonce,
    timestamp,
    serial_no: signer.serial,
    signature: await rsaSign(signer.key, message),
  };
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${list.join(",")}`;
}
