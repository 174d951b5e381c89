import "reflect-metadata";
import { X509CertificateGenerator } from "@peculiar/x509";
import { fromBase64, toBase64, toHex } from "../../worker/wechat/bytes.ts";
import { readValue, type Sql, writeValue } from "./tables.ts";
import { sandboxTemplates } from "./templates.ts";

const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;

/** Everything secret in the sandbox, as kept: PEM texts and random strings made at first start. */
interface KeyTexts {
  readonly appid: string;
  readonly secret: string;
  readonly mchid: string;
  readonly merchantSerial: string;
  readonly merchantKey: string;
  readonly merchantPublicKey: string;
  readonly apiV3Key: string;
  readonly publicKeyId: string;
  readonly publicKey: string;
  readonly publicKeyPrivate: string;
  readonly certificateSerial: string;
  readonly certificate: string;
  readonly certificatePrivate: string;
  /** Of a key nobody knows, for forgeries. */
  readonly strangerPrivate: string;
}

/** The key texts, and the keys ready for use. */
export interface SandboxKeys extends KeyTexts {
  readonly merchantVerifies: CryptoKey;
  readonly publicKeySigns: CryptoKey;
  readonly certificateSigns: CryptoKey;
  readonly strangerSigns: CryptoKey;
  readonly apiV3Encrypts: CryptoKey;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines = toBase64(new Uint8Array(der)).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function der(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text.replace(/-----[^-]+-----|\s/g, "")) ?? new Uint8Array();
}

async function pair(): Promise<CryptoKeyPair> {
  return (await crypto.subtle.generateKey(rsa, true, ["sign", "verify"])) as CryptoKeyPair;
}

async function privatePem(keys: CryptoKeyPair): Promise<string> {
  return pem("PRIVATE KEY", (await crypto.subtle.exportKey("pkcs8", keys.privateKey)) as ArrayBuffer);
}

async function publicPem(keys: CryptoKeyPair): Promise<string> {
  return pem("PUBLIC KEY", (await crypto.subtle.exportKey("spki", keys.publicKey)) as ArrayBuffer);
}

function randomHex(bytes: number): string {
  return toHex(crypto.getRandomValues(new Uint8Array(bytes)));
}

/** A positive certificate serial of 20 bytes. */
function randomSerial(): string {
  return `5${randomHex(20).slice(1)}`.toUpperCase();
}

/** Fresh keys of a played WeChat Pay, their certificate valid from a day before `now` (ms) for five years. */
export async function makeKeys(now: number): Promise<KeyTexts> {
  const [merchant, publicKey, certified, stranger] = await Promise.all([pair(), pair(), pair(), pair()]);
  const certificateSerial = randomSerial();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: certificateSerial,
    name: "CN=WeChat sandbox platform certificate",
    notBefore: new Date(now - 86_400_000),
    notAfter: new Date(now + 5 * 365 * 86_400_000),
    keys: certified,
    signingAlgorithm: rsa,
  });
  return {
    appid: `wx${randomHex(8)}`,
    secret: randomHex(16),
    mchid: "1900000001",
    merchantSerial: randomSerial(),
    merchantKey: await privatePem(merchant),
    merchantPublicKey: await publicPem(merchant),
    apiV3Key: randomHex(16),
    publicKeyId: `PUB_KEY_ID_${randomHex(17).replace(/\D/g, "0")}`,
    publicKey: await publicPem(publicKey),
    publicKeyPrivate: await privatePem(publicKey),
    certificateSerial,
    certificate: `${certificate.toString("pem")}\n`,
    certificatePrivate: await privatePem(certified),
    strangerPrivate: await privatePem(stranger),
  };
}

function signing(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("pkcs8", der(text), rsa, false, ["sign"]);
}

/** The sandbox's keys: made at first start, kept from then on. */
export async function loadKeys(sql: Sql, now: number): Promise<SandboxKeys> {
  const kept = readValue(sql, "keys");
  const texts = kept === undefined ? await makeKeys(now) : (JSON.parse(kept) as KeyTexts);
  if (kept === undefined) writeValue(sql, "keys", JSON.stringify(texts));
  return readyKeys(texts);
}

/** Key texts made ready for use. */
export async function readyKeys(texts: KeyTexts): Promise<SandboxKeys> {
  const apiV3 = new TextEncoder().encode(texts.apiV3Key);
  return {
    ...texts,
    merchantVerifies: await crypto.subtle.importKey("spki", der(texts.merchantPublicKey), rsa, false, [
      "verify",
    ]),
    publicKeySigns: await signing(texts.publicKeyPrivate),
    certificateSigns: await signing(texts.certificatePrivate),
    strangerSigns: await signing(texts.strangerPrivate),
    apiV3Encrypts: await crypto.subtle.importKey("raw", apiV3, "AES-GCM", false, ["encrypt"]),
  };
}

/** What the application is configured with to talk to this sandbox, in the shape of its WeChat settings. */
export function settingsFor(keys: KeyTexts, origin: string, appUrl: string) {
  return {
    appid: keys.appid,
    secret: keys.secret,
    apiBase: origin,
    pay: {
      mchid: keys.mchid,
      merchantSerial: keys.merchantSerial,
      merchantKey: keys.merchantKey,
      apiV3Key: keys.apiV3Key,
      platformKeys: [
        { serial: keys.publicKeyId, pem: keys.publicKey },
        { serial: keys.certificateSerial, pem: keys.certificate },
      ],
      base: origin,
      notifyBase: appUrl,
    },
    uploadShipping: true,
    messages: { state: "developer", templates: sandboxTemplates },
  };
}
