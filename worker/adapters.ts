import { keysOf, readConfig } from "./env.ts";
import type { AcquisitionCodes } from "./qualification/codes/codes.ts";
import { httpCodes } from "./qualification/codes/http.ts";
import type { Keys } from "./roster/secrets/keys.ts";
import { loadWechat, type Wechat } from "./wechat/load.ts";
import type { TokenSource } from "./wechat/login/access-token.ts";
import type { LoginApp } from "./wechat/login/code-session.ts";
import { platformWorld, type World } from "./wechat/world.ts";

/** Bindings that only a test or a local run has: servers of the outside that run in the same process. */
interface Neighbours {
  readonly WECHAT?: Fetcher;
  readonly CODES?: Fetcher;
}

/** Neighbours play a part; in production there are none, whatever is bound. */
function neighboursOf(env: Env): Neighbours {
  return env.ENVIRONMENT === "local" ? (env as Neighbours) : {};
}

/** The network, clock and chance; where the outside is played in the same process, its binding is the network. */
export function worldOf(env: Env): World {
  const { WECHAT: wechat } = neighboursOf(env);
  return wechat === undefined
    ? platformWorld
    : { ...platformWorld, fetch: (request) => wechat.fetch(request) };
}

let loaded: { readonly source: string; readonly wechat: Wechat } | undefined;

/** The WeChat side, read once an isolate; throws with the names of the settings that are wrong. */
export async function wechatOf(env: Env): Promise<Wechat> {
  const { environment, wechat: source } = readConfig(env);
  const text = JSON.stringify(source);
  if (loaded?.source === text) return loaded.wechat;
  const read = await loadWechat({ environment, ...source }, worldOf(env).fetch);
  if (!read.ok) throw new Error(read.faults.join("; "));
  loaded = { source: text, wechat: read.value };
  return read.value;
}

/** Access tokens, from the one object that asks for them. */
export function tokensOf(env: Env, app: LoginApp): TokenSource {
  const { appid, secret, apiBase } = app;
  const object = env.WECHAT_TOKEN.getByName(appid);
  return {
    get: () => object.token({ appid, secret, apiBase }),
    drop: (token) => object.drop({ appid, secret, apiBase }, token),
  };
}

/** Who decodes acquisition codes. */
export function codesOf(env: Env): AcquisitionCodes {
  const { base, token } = readConfig(env).codes;
  const { CODES: codes } = neighboursOf(env);
  const settings = { base, token, timeoutMs: 5_000 };
  return codes === undefined ? httpCodes(settings) : httpCodes(settings, (request) => codes.fetch(request));
}

/** A graduate's object. */
export function graduateOf(env: Env, graduateId: string) {
  return env.GRADUATE.getByName(graduateId);
}

/** The bindings and keys that most routes need together. */
export async function deskOf(env: Env): Promise<{ readonly db: D1Database; readonly keys: Keys }> {
  return { db: env.DB, keys: await keysOf(env) };
}
