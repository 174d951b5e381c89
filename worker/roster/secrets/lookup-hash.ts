import { toBase64Url, utf8 } from "../../wechat/bytes.ts";
import type { Keys, KeyVersion } from "./keys.ts";

/** What is found by its keyed hash; each kind hashes apart, so that equal texts of two kinds do not match. */
export type HashKind = "document" | "lastFour" | "phone" | "openid";

/** 128 bits: no two of 10^9 values are likely to meet, and an index stays half as large. */
const BYTES = 16;

/** The hash under which a value is stored from now on: the version of its key, a dot, the hash as base64url. */
export function lookupHash(keys: Keys, kind: HashKind, value: string): Promise<string> {
  return versioned(keys.index.current, kind, value);
}

/** The hashes under which a value may be stored: by the current key and, while it is being replaced, the one before. */
export async function lookupHashes(keys: Keys, kind: HashKind, value: string): Promise<readonly string[]> {
  const { current, earlier } = keys.index;
  return Promise.all([current, ...earlier].map((key) => versioned(key, kind, value)));
}

async function versioned({ version, key }: KeyVersion, kind: HashKind, value: string): Promise<string> {
  return `${version}.${await hashWith(key, kind, value)}`;
}

/**
 * The id of the graduate that a student number names in a programme: the same for a list and for an acquisition
 * code, and nothing that the student number could be guessed from.
 */
export async function graduateIdOf(keys: Keys, programmeId: string, studentNumber: string): Promise<string> {
  return `g${await hashWith(keys.identifiers, "graduate", `${programmeId}\n${studentNumber}`)}`;
}

/** The hash by which an order knows its payer's openid again: no key's version, since an order outlives none. */
export function payerHashOf(keys: Keys, openid: string): Promise<string> {
  return hashWith(keys.identifiers, "payer", openid);
}

async function hashWith(key: CryptoKey, kind: string, value: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", key, utf8(`${kind}\n${value}`));
  return toBase64Url(new Uint8Array(mac).subarray(0, BYTES));
}
