import { type Config, readConfig } from "./env.ts";
import type { AcquisitionCodes } from "./qualification/codes/codes.ts";
import { httpCodes } from "./qualification/codes/http.ts";
import { loadWechat, type Wechat } from "./wechat/load.ts";
import type { TokenSource } from "./wechat/login/access-token.ts";
import type { LoginApp } from "./wechat/login/code-session.ts";
import { certificateShelf } from "./wechat/pay/certificate-shelf.ts";
import { platformWorld } from "./wechat/world.ts";

let loaded: { readonly source: Config["wechat"]; readonly wechat: Wechat } | undefined;
const withCertificates = certificateShelf();

/**
 * The WeChat side, its settings read once an isolate, with the platform certificates in force where they are to be
 * downloaded; throws with the names of the settings that are wrong.
 */
export async function wechatOf(env: Env): Promise<Wechat> {
  const wechat = await settledWechat(env);
  if (!wechat.settings.pay.downloadCertificates) return wechat;
  return { ...wechat, merchant: await withCertificates(wechat.merchant, platformWorld) };
}

async function settledWechat(env: Env): Promise<Wechat> {
  const { environment, wechat: source } = readConfig(env);
  if (loaded?.source === source) return loaded.wechat;
  const read = await loadWechat({ environment, ...source }, platformWorld.fetch);
  if (!read.ok) throw new Error(read.faults.join("; "));
  loaded = { source, wechat: read.value };
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
  const { environment, codes } = readConfig(env);
  const settings = { ...codes, timeoutMs: 5_000 };
  // The decoder of a local run is a worker beside this one; in production it is out on the network, whatever is bound.
  const beside = environment === "local" ? env.CODES : undefined;
  return beside === undefined ? httpCodes(settings) : httpCodes(settings, (request) => beside.fetch(request));
}

/** A graduate's object. */
export function graduateOf(env: Pick<Env, "GRADUATE">, graduateId: string) {
  return env.GRADUATE.getByName(graduateId);
}
