import * as v from "valibot";
import { fromBase64, textOf, utf8 } from "../../wechat/bytes.ts";

/** One key and its version, which is stored with everything the key has made. */
export interface KeyVersion {
  readonly version: number;
  readonly key: CryptoKey;
}

/** The key in use and those before it, which still open or find what they made. */
interface KeyVersions {
  readonly current: KeyVersion;
  readonly earlier: readonly KeyVersion[];
}

/** The keys of stored personal data. */
export interface Keys {
  /** AES-256-GCM: what has to be read again. */
  readonly seal: KeyVersions;
  /** HMAC-SHA-256: what has to be found, not read. */
  readonly index: KeyVersions;
  /** HMAC-SHA-256 of identifiers that follow from their content; it never changes, since they never do. */
  readonly identifiers: CryptoKey;
}

const Key = v.pipe(
  v.string(),
  v.transform((text) => fromBase64(text)),
  v.check((bytes) => bytes?.length === 32, "is not 32 bytes of base64"),
);
const versions = (most: number) =>
  v.pipe(
    v.array(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(255)), key: Key })),
    v.minLength(1),
    v.maxLength(most),
    v.check(
      (keys) => new Set(keys.map(({ version }) => version)).size === keys.length,
      "two keys have one version",
    ),
  );
const Settings = v.object({ seal: versions(8), index: versions(2), identifiers: Key });

/** Keys, or one line a fault that names the setting and never its value. */
export type KeysOutcome =
  | { readonly ok: true; readonly keys: Keys }
  | { readonly ok: false; readonly faults: readonly string[] };

/** What the bytes of a published key begin with, such as those of a local run: everybody knows such a key. */
const PUBLISHED = "published-key:";

/**
 * Reads the secret `DATA_KEYS`: JSON `{ seal: [{ version, key }], index: [{ version, key }], identifiers }`, keys as
 * base64 of 32 bytes, the current one first; up to seven earlier ones still open, one earlier one still finds.
 * Published keys are refused anywhere but in the `local` environment.
 */
export async function readKeys(raw: string, environment: "local" | "production"): Promise<KeysOutcome> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Settings), raw);
  if (!parsed.success) {
    const faults = parsed.issues.map(
      (issue) =>
        `DATA_KEYS.${v.getDotPath(issue) ?? ""}: ${issue.type === "check" ? issue.message : issue.type}`,
    );
    return { ok: false, faults };
  }
  const { seal, index, identifiers } = parsed.output;
  const all = [...seal, ...index].map(({ key }) => key).concat(identifiers);
  if (environment !== "local" && all.some(isPublished)) {
    return { ok: false, faults: ["DATA_KEYS: holds a published key, which only a local run may use"] };
  }
  return {
    ok: true,
    keys: {
      seal: await importVersions(seal, "AES-GCM"),
      index: await importVersions(index, "HMAC"),
      identifiers: await importKey(identifiers, "HMAC"),
    },
  };
}

function isPublished(key: Bytes): boolean {
  return textOf(key ?? new Uint8Array()).startsWith(PUBLISHED);
}

type Bytes = Uint8Array<ArrayBuffer> | undefined;

async function importVersions(
  versions: readonly { readonly version: number; readonly key: Bytes }[],
  algorithm: "AES-GCM" | "HMAC",
): Promise<KeyVersions> {
  const imported = await Promise.all(
    versions.map(async ({ version, key }) => ({ version, key: await importKey(key, algorithm) })),
  );
  const [current, ...earlier] = imported;
  if (current === undefined) throw new Error("a checked key set has a current key");
  return { current, earlier };
}

function importKey(key: Bytes, algorithm: "AES-GCM" | "HMAC"): Promise<CryptoKey> {
  const bytes = key ?? utf8("");
  return algorithm === "HMAC"
    ? crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
    : crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}
