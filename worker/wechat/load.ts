import { loadMerchant, type Merchant } from "./pay/merchant.ts";
import { readWechatSettings, type WechatSettings } from "./settings.ts";
import type { Fetch } from "./world.ts";

/** Where the settings come from: a JSON text from the secret store, or in the local environment the sandbox itself. */
export interface WechatSource {
  readonly environment: string;
  readonly settings?: string | undefined;
  /** The sandbox's address, for example `http://localhost:8790`. */
  readonly sandbox?: string | undefined;
}

/** The WeChat side ready for use. */
export interface Wechat {
  readonly settings: WechatSettings;
  readonly merchant: Merchant;
}

/** See {@link loadWechat}; a fault names a setting and what is wrong with it, never its value. */
export type LoadOutcome =
  | { readonly ok: true; readonly value: Wechat }
  | { readonly ok: false; readonly faults: readonly string[] };

function fault(text: string): LoadOutcome {
  return { ok: false, faults: [text] };
}

async function rawSettings(source: WechatSource, fetch: Fetch): Promise<unknown> {
  try {
    if (source.sandbox === undefined) return JSON.parse(source.settings ?? "");
    const response = await fetch(new Request(`${source.sandbox}/sandbox/settings`));
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads the settings and imports the keys, once an isolate. A sandbox is refused anywhere but in the local environment,
 * and so is having both a sandbox and settings: it must be plain which WeChat is spoken to.
 */
export async function loadWechat(source: WechatSource, fetch: Fetch): Promise<LoadOutcome> {
  if (source.sandbox !== undefined) {
    if (source.environment !== "local") return fault("wechat.sandbox: only in the local environment");
    if (source.settings !== undefined) return fault("wechat.sandbox: not together with wechat.settings");
  }
  const raw = await rawSettings(source, fetch);
  if (raw === undefined) {
    return fault(
      source.sandbox === undefined ? "wechat.settings: is not JSON" : "wechat.sandbox: does not answer",
    );
  }
  const settings = readWechatSettings(raw, source.environment);
  if (!settings.ok) return settings;
  const merchant = await loadMerchant(settings.value.appid, settings.value.pay);
  if (!merchant.ok) return fault(`wechat.${merchant.fault.setting}: ${merchant.fault.problem}`);
  return { ok: true, value: { settings: settings.value, merchant: merchant.value } };
}
