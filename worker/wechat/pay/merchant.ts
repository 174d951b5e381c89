import {
  importApiV3Key,
  importMerchantKey,
  importPlatformKey,
  type PlatformKey,
  type PlatformKeys,
} from "./keys.ts";
import type { PaySettings } from "./settings.ts";
import type { Signer } from "./sign.ts";

/** A merchant ready to call and be called: keys imported, addresses checked. */
export interface Merchant {
  readonly appid: string;
  readonly signer: Signer;
  readonly apiV3Key: CryptoKey;
  readonly keys: PlatformKeys;
  /** Base address of the pay API, without a trailing slash. */
  readonly base: string;
  /** Base address under which our notification routes are reached, without a trailing slash. */
  readonly notifyBase: string;
}

/** The setting that kept a merchant from being loaded. */
export type MerchantFault = { readonly setting: string; readonly problem: string };

/** Imports a merchant's keys; a key that cannot be used is named by its setting, its content is never repeated. */
export async function loadMerchant(
  appid: string,
  settings: PaySettings,
): Promise<
  { readonly ok: true; readonly value: Merchant } | { readonly ok: false; readonly fault: MerchantFault }
> {
  const key = await importMerchantKey(settings.merchantKey);
  if (key === undefined) {
    const problem = settings.merchantKey.includes("BEGIN RSA PRIVATE KEY")
      ? "is PKCS#1; convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem"
      : "is not a PKCS#8 RSA private key in PEM";
    return { ok: false, fault: { setting: "pay.merchantKey", problem } };
  }
  const keys = new Map<string, PlatformKey>();
  for (const [index, entry] of settings.platformKeys.entries()) {
    const platform = await importPlatformKey(entry.serial, entry.pem);
    if (platform === undefined) {
      const problem = "is neither a public key nor the certificate of that serial";
      return { ok: false, fault: { setting: `pay.platformKeys.${index}`, problem } };
    }
    keys.set(platform.serial, platform);
  }
  const signer = { mchid: settings.mchid, serial: settings.merchantSerial, key };
  const apiV3Key = await importApiV3Key(settings.apiV3Key);
  const { base, notifyBase } = settings;
  return { ok: true, value: { appid, signer, apiV3Key, keys, base, notifyBase } };
}

/** The same merchant with further platform keys, such as certificates just downloaded. */
export function withPlatformKeys(merchant: Merchant, more: Iterable<PlatformKey>): Merchant {
  const keys = new Map(merchant.keys);
  for (const platform of more) keys.set(platform.serial, platform);
  return { ...merchant, keys };
}
