import { fromBase64Url, textOf, toBase64Url, utf8 } from "../bytes.ts";

const hmac = { name: "HMAC", hash: "SHA-256" } as const;

/** The key that signs, and the one before it, still accepted while what it signed lives. */
export interface Keyring {
  readonly current: CryptoKey;
  readonly previous: CryptoKey | undefined;
}

/** Imports the signing secrets (at least 32 bytes of text each); undefined when one is too short. */
export async function importKeyring(current: string, previous?: string): Promise<Keyring | undefined> {
  const secrets = previous === undefined ? [current] : [current, previous];
  if (secrets.some((secret) => utf8(secret).length < 32)) return undefined;
  const [first, second] = await Promise.all(
    secrets.map((secret) => crypto.subtle.importKey("raw", utf8(secret), hmac, false, ["sign", "verify"])),
  );
  return first === undefined ? undefined : { current: first, previous: second };
}

/** Signs a text for one purpose: `base64url(text).base64url(HMAC-SHA-256)`. The text stays readable to the bearer. */
export async function seal(keys: Keyring, purpose: string, text: string): Promise<string> {
  const mac = await crypto.subtle.sign("HMAC", keys.current, utf8(`${purpose}\n${text}`));
  return `${toBase64Url(utf8(text))}.${toBase64Url(new Uint8Array(mac))}`;
}

/** The text of a sealed token; undefined when neither key signed it for this purpose. */
export async function unseal(keys: Keyring, purpose: string, token: string): Promise<string | undefined> {
  const [body, mac, ...rest] = token.split(".");
  const bytes = fromBase64Url(body ?? "");
  const signature = fromBase64Url(mac ?? "");
  if (bytes === undefined || signature === undefined || rest.length > 0) return undefined;
  const text = textOf(bytes);
  for (const key of [keys.current, keys.previous]) {
    if (
      key !== undefined &&
      (await crypto.subtle.verify("HMAC", key, signature, utf8(`${purpose}\n${text}`)))
    )
      return text;
  }
  return undefined;
}
