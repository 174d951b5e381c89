import { X509Certificate } from "node:crypto";
import { fromBase64, utf8 } from "../bytes.ts";

const rsaSha256 = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" } as const;

/** One key of WeChat Pay that we accept signatures from. */
export interface PlatformKey {
  /** `PUB_KEY_ID_…` for a public key, upper-case hexadecimal for a certificate. */
  readonly serial: string;
  readonly kind: "publicKey" | "certificate";
  readonly key: CryptoKey;
  /** Validity in ms; a public key has no end. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** The accepted keys by serial; public keys and certificates side by side while a merchant moves between them. */
export type PlatformKeys = ReadonlyMap<string, PlatformKey>;

function derOf(pem: string, label: string): Uint8Array<ArrayBuffer> | undefined {
  const found = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(pem);
  return found?.[1] === undefined ? undefined : fromBase64(found[1].replace(/\s/g, ""));
}

/** The merchant's signing key from a PKCS#8 PEM (`apiclient_key.pem`); undefined when it is not one. */
export async function importMerchantKey(pem: string): Promise<CryptoKey | undefined> {
  const der = derOf(pem, "PRIVATE KEY");
  if (der === undefined) return undefined;
  return crypto.subtle.importKey("pkcs8", der, rsaSha256, false, ["sign"]).catch(() => undefined);
}

/** A verification key from an SPKI PEM (`pub_key.pem`); undefined when it is not one. */
export async function importPublicKey(pem: string): Promise<CryptoKey | undefined> {
  const der = derOf(pem, "PUBLIC KEY");
  if (der === undefined) return undefined;
  return crypto.subtle.importKey("spki", der, rsaSha256, false, ["verify"]).catch(() => undefined);
}

/** A platform certificate's key, serial and validity from its PEM; undefined when it cannot be read. */
export async function importCertificate(pem: string): Promise<PlatformKey | undefined> {
  try {
    const certificate = new X509Certificate(pem);
    const spki = certificate.publicKey.export({ type: "spki", format: "der" });
    const key = await crypto.subtle.importKey("spki", new Uint8Array(spki), rsaSha256, false, ["verify"]);
    return {
      serial: certificate.serialNumber.toUpperCase(),
      kind: "certificate",
      key,
      notBefore: Date.parse(certificate.validFrom),
      notAfter: Date.parse(certificate.validTo),
    };
  } catch {
    return undefined;
  }
}

/**
 * One configured platform key: a public key under its id, or a certificate under its own serial.
 * Undefined when the PEM is neither, or when a certificate's serial is not the configured one.
 */
export async function importPlatformKey(serial: string, pem: string): Promise<PlatformKey | undefined> {
  if (pem.includes("BEGIN CERTIFICATE")) {
    const certificate = await importCertificate(pem);
    return certificate?.serial === serial.toUpperCase() ? certificate : undefined;
  }
  const key = await importPublicKey(pem);
  if (key === undefined) return undefined;
  return { serial, kind: "publicKey", key, notBefore: 0, notAfter: Number.POSITIVE_INFINITY };
}

/** The AES-GCM key of an APIv3 secret: its UTF-8 bytes are the key. Live merchants have 32 bytes. */
export function importApiV3Key(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", utf8(secret), "AES-GCM", false, ["decrypt"]);
}
