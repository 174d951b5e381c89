import * as v from "valibot";
import { codecsMemoryBytes } from "../wasm/codecs/decode.ts";
import { findFaces } from "../wasm/face/find-faces.ts";
import { jpegEncoder, jpegEncoderMemoryBytes } from "../wasm/jpeg/encoder.ts";
import { tensorMemoryBytes } from "../wasm/tensors/backend.ts";
import { reduceWithImages } from "./photo/reduce-with-images.ts";
import { cloudflareSegmenter } from "./photo/segmenter/cloudflare.ts";
import type { Segmenter } from "./photo/segmenter/segmenter.ts";
import { wasmSegmenter } from "./photo/segmenter/wasm.ts";
import type { PhotoTools } from "./photo/tools.ts";
import { type Keys, readKeys } from "./roster/secrets/keys.ts";
import type { AccessSettings } from "./staff/access-token.ts";
import { importKeyring, type Keyring } from "./wechat/login/keyring.ts";

/** The worker's settings, from its variables and secrets. */
export interface Config {
  readonly environment: "local" | "production";
  /** WeChat's settings as JSON, or in a local run the address of the played one. */
  readonly wechat: { readonly settings?: string | undefined; readonly sandbox?: string | undefined };
  /** Who decodes acquisition codes; docs/acquisition-codes.md. */
  readonly codes: { readonly base: string; readonly token: string };
  /** Customer service for people who collect for no programme yet; null where there is none. */
  readonly service: { readonly phone: string; readonly hours: string } | null;
  /** Files at the root by which WeChat sees whose host this is: name to text. */
  readonly verificationFiles: Readonly<Record<string, string>>;
}

const Filled = v.pipe(v.string(), v.minLength(1));
const VARIABLES = v.object({
  ENVIRONMENT: v.picklist(["local", "production"]),
  SEGMENTER: v.optional(v.picklist(["wasm", "cloudflare"]), "wasm"),
  WECHAT_SETTINGS: v.optional(Filled),
  WECHAT_SANDBOX_URL: v.optional(v.pipe(v.string(), v.url())),
  CODES_URL: v.pipe(v.string(), v.url()),
  CODES_TOKEN: v.optional(v.string(), ""),
  SERVICE_PHONE: v.optional(Filled),
  SERVICE_HOURS: v.optional(v.pipe(v.string(), v.regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/)), "09:00-20:00"),
  VERIFICATION_FILES: v.optional(v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string())), "{}"),
});
const ACCESS = v.object({
  ACCESS_TEAM: v.pipe(v.string(), v.url(), v.startsWith("https://")),
  ACCESS_AUDIENCE: Filled,
});
const SECRETS = v.object({
  DATA_KEYS: Filled,
  /** Signs the shell's tokens; at least 32 characters. */
  SESSION_KEY: Filled,
  /** The one before, which still verifies for half an hour. */
  SESSION_KEY_BEFORE: v.optional(Filled),
});

// An isolate has one environment, and many requests ask for its settings.
const configs = new WeakMap<Env, Config>();

/** Reads the settings; throws at once where one is missing or unknown, since no request could be answered rightly. */
export function readConfig(env: Env): Config {
  const held = configs.get(env);
  if (held) return held;
  const config = configOf(env);
  configs.set(env, config);
  return config;
}

function configOf(env: Env): Config {
  const read = checked(VARIABLES, env);
  return {
    environment: read.ENVIRONMENT,
    wechat: { settings: read.WECHAT_SETTINGS, sandbox: read.WECHAT_SANDBOX_URL },
    codes: { base: read.CODES_URL.replace(/\/+$/, ""), token: read.CODES_TOKEN },
    service:
      read.SERVICE_PHONE === undefined ? null : { phone: read.SERVICE_PHONE, hours: read.SERVICE_HOURS },
    verificationFiles: read.VERIFICATION_FILES,
  };
}

/** Who vouches for staff; throws, naming the setting, where it is missing: without it nobody could be let in. */
export function accessOf(env: Env): AccessSettings {
  const { ACCESS_TEAM, ACCESS_AUDIENCE } = checked(ACCESS, env);
  return { team: ACCESS_TEAM.replace(/\/+$/, ""), audience: ACCESS_AUDIENCE };
}

// Imported keys by the text they came from; values only, since a promise belongs to the request that made it.
const keysByText = new Map<string, Keys>();
const keyrings = new Map<string, Keyring>();

/** The keys of stored personal data; throws, naming the setting, where they are missing or not keys. */
export async function keysOf(env: Env): Promise<Keys> {
  const { DATA_KEYS } = checked(SECRETS, env);
  const held = keysByText.get(DATA_KEYS);
  if (held) return held;
  const read = await readKeys(DATA_KEYS, readConfig(env).environment);
  if (!read.ok) throw new Error(read.faults.join("; "));
  keysByText.set(DATA_KEYS, read.keys);
  return read.keys;
}

/** The keys that sign the shell's tokens; throws, naming the setting, where they are missing or too short. */
export async function keyringOf(env: Env): Promise<Keyring> {
  const { SESSION_KEY, SESSION_KEY_BEFORE } = checked(SECRETS, env);
  const text = `${SESSION_KEY}\n${SESSION_KEY_BEFORE ?? ""}`;
  const held = keyrings.get(text);
  if (held) return held;
  const keyring = await importKeyring(SESSION_KEY, SESSION_KEY_BEFORE);
  if (!keyring) throw new Error("SESSION_KEY: has fewer than 32 characters");
  keyrings.set(text, keyring);
  return keyring;
}

/** Valibot's own messages quote what was received, which may be a secret: only the settings' names are told. */
function checked<Schema extends v.GenericSchema>(schema: Schema, env: Env): v.InferOutput<Schema> {
  const read = v.safeParse(schema, env);
  if (read.success) return read.output;
  const names = read.issues.map((issue) => v.getDotPath(issue) ?? "");
  throw new Error(`missing or not valid: ${[...new Set(names)].join(", ")}`);
}

/** The tools of the photo pipeline, as the settings choose them; throws where a binding they need is missing. */
export function photoTools(env: Env): PhotoTools {
  const { IMAGES: images } = env;
  return {
    findFaces,
    segmenter: chooseSegmenter(env),
    ...(images && { reduceElsewhere: (bytes: Uint8Array) => reduceWithImages(images, bytes) }),
    now: () => performance.now(),
    memory: () => ({
      codecs: codecsMemoryBytes(),
      tensors: tensorMemoryBytes(),
      jpeg: jpegEncoderMemoryBytes(),
    }),
  };
}

/** Asks for its own variable only: the photo pipeline runs where the rest of the system is not configured. */
function chooseSegmenter(env: Env): Segmenter {
  if (checked(v.pick(VARIABLES, ["SEGMENTER"]), env).SEGMENTER === "wasm") return wasmSegmenter;
  if (!env.IMAGES) throw new Error("SEGMENTER is cloudflare, but no IMAGES binding is configured");
  return cloudflareSegmenter(env.IMAGES, async (picture) =>
    (await jpegEncoder())(picture, { quality: 95, subsampling: "4:4:4" }),
  );
}
