import { fromBase64Url, toBase64Url, utf8 } from "../../worker/wechat/bytes.ts";
import { type CodeContent, pack, unpack } from "./binary.ts";

/** What our codes begin with, so that they are told from everything else. */
const PREFIX = "XZC1.";

const NONCE = 12;

/** Published on purpose: it seals demo data only, and nothing but this stand-in opens what it sealed. */
const SECRET = "local acquisition codes: anyone may know this";

async function key(): Promise<CryptoKey> {
  const digest = await crypto.subtle.digest("SHA-256", utf8(SECRET));
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

const algorithm = (iv: Uint8Array<ArrayBuffer>) => ({ name: "AES-GCM", iv, additionalData: utf8(PREFIX) });

/** Seals a code: `XZC1.` and base64url of nonce (12), ciphertext and tag (16); about 180 characters. */
export async function sealCode(content: CodeContent): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE));
  const cipher = await crypto.subtle.encrypt(algorithm(iv), await key(), pack(content));
  const bytes = new Uint8Array(NONCE + cipher.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(cipher), NONCE);
  return PREFIX + toBase64Url(bytes);
}

/** What a text is: the content of a code of ours, a code that nobody sealed, or no code at all. */
export async function openCode(text: string): Promise<CodeContent | "forged" | "notACode"> {
  if (!text.startsWith(PREFIX)) return "notACode";
  const bytes = fromBase64Url(text.slice(PREFIX.length));
  if (bytes === undefined) return "notACode";
  try {
    const plain = await crypto.subtle.decrypt(
      algorithm(bytes.slice(0, NONCE)),
      await key(),
      bytes.slice(NONCE),
    );
    return unpack(new Uint8Array(plain)) ?? "forged";
  } catch {
    return "forged";
  }
}
