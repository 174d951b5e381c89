import { fromBase64Url, textOf, toBase64Url, utf8 } from "../../wechat/bytes.ts";
import type { Keys, KeyVersion } from "./keys.ts";

const NONCE = 12;
const HEAD = 1 + NONCE;

/** The field and the row that a sealed value belongs to: moved elsewhere, it does not open. */
export interface Place {
  /** Such as `document`; the same for a value that is copied from table to table with its row's id. */
  readonly field: string;
  readonly row: string;
}

/**
 * Seals bytes with AES-256-GCM: key version (1 byte), nonce (12), ciphertext with its tag (16).
 *
 * @param random Gives fresh random bytes; a nonce must never come twice under one key.
 */
export async function sealBytes(
  keys: Keys,
  place: Place,
  plain: Uint8Array<ArrayBuffer>,
  random: (length: number) => Uint8Array<ArrayBuffer> = randomBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  const { version, key } = keys.seal.current;
  const nonce = random(NONCE);
  const cipher = await crypto.subtle.encrypt(algorithm(nonce, place), key, plain);
  const sealed = new Uint8Array(HEAD + cipher.byteLength);
  sealed[0] = version;
  sealed.set(nonce, 1);
  sealed.set(new Uint8Array(cipher), HEAD);
  return sealed;
}

/** Opens sealed bytes; undefined when no key of ours sealed them for this place, or they were changed. */
export async function openBytes(
  keys: Keys,
  place: Place,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const found = keyOf(keys, sealed[0]);
  if (found === undefined || sealed.length < HEAD) return undefined;
  try {
    const plain = await crypto.subtle.decrypt(
      algorithm(sealed.subarray(1, HEAD), place),
      found.key,
      sealed.subarray(HEAD),
    );
    return new Uint8Array(plain);
  } catch {
    // WebCrypto says no more than that the tag does not fit.
    return undefined;
  }
}

/** Seals a text; base64url, for a column. */
export async function sealText(keys: Keys, place: Place, text: string): Promise<string> {
  return toBase64Url(await sealBytes(keys, place, utf8(text)));
}

/** Opens a sealed text; undefined like {@link openBytes}. */
export async function openText(keys: Keys, place: Place, sealed: string): Promise<string | undefined> {
  const bytes = fromBase64Url(sealed);
  const plain = bytes === undefined ? undefined : await openBytes(keys, place, bytes);
  return plain === undefined ? undefined : textOf(plain);
}

function keyOf(keys: Keys, version: number | undefined): KeyVersion | undefined {
  return [keys.seal.current, ...keys.seal.earlier].find((key) => key.version === version);
}

function algorithm(iv: Uint8Array<ArrayBuffer>, { field, row }: Place) {
  return { name: "AES-GCM", iv, additionalData: utf8(`${field}\n${row}`) };
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
