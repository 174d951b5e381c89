import * as v from "valibot";
import { MessageSettingsSchema } from "./messages/settings.ts";
import { officialPayBases, PaySettingsSchema } from "./pay/settings.ts";

/** The official address of the mini-program API. */
const officialApiBase = "https://api.weixin.qq.com";

/** Everything the WeChat side is configured with. */
const WechatSettingsSchema = v.object({
  appid: v.pipe(v.string(), v.regex(/^wx[0-9a-f]{16}$/)),
  secret: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  apiBase: v.optional(
    v.pipe(
      v.string(),
      v.url(),
      v.transform((text) => text.replace(/\/+$/, "")),
    ),
    officialApiBase,
  ),
  pay: PaySettingsSchema,
  /** Whether WeChat is told when an order is fulfilled (发货信息): some categories settle only then. */
  uploadShipping: v.optional(v.boolean(), false),
  /** 企业微信 customer service, where there is one; else the chat of the mini program's own console. */
  customerService: v.optional(
    v.object({
      corpId: v.pipe(v.string(), v.regex(/^ww[0-9a-f]{16}$/)),
      url: v.pipe(v.string(), v.url(), v.startsWith("https://work.weixin.qq.com/kfid/")),
    }),
  ),
  messages: v.optional(MessageSettingsSchema, { state: "formal", templates: {} }),
});

/** See {@link WechatSettingsSchema}. */
export type WechatSettings = v.InferOutput<typeof WechatSettingsSchema>;

/** Settings, or one line a fault: the setting's name and what is wrong, never its value. */
export type SettingsOutcome =
  | { readonly ok: true; readonly value: WechatSettings }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Checks raw settings once at start. Anywhere but in the `local` environment only WeChat's official addresses are
 * accepted and notifications must come in over https: neither the sandbox nor another stand-in can be reached.
 */
export function readWechatSettings(raw: unknown, environment: string): SettingsOutcome {
  const parsed = v.safeParse(WechatSettingsSchema, raw);
  if (!parsed.success) {
    // Valibot's own messages quote what was received, which may be a secret.
    const names = parsed.issues.map(
      (issue) => `wechat.${v.getDotPath(issue) ?? ""}: ${issue.expected ?? "is not valid"}`,
    );
    return { ok: false, faults: names };
  }
  const settings = parsed.output;
  if (environment === "local") return { ok: true, value: settings };

  const faults: string[] = [];
  if (settings.apiBase !== officialApiBase)
    faults.push(`wechat.apiBase: only the local environment accepts other than ${officialApiBase}`);
  if (!officialPayBases.some((base) => base === settings.pay.base)) {
    faults.push(
      `wechat.pay.base: only the local environment accepts other than ${officialPayBases.join(" or ")}`,
    );
  }
  if (!settings.pay.notifyBase.startsWith("https://"))
    faults.push("wechat.pay.notifyBase: must be https outside the local environment");
  return faults.length === 0 ? { ok: true, value: settings } : { ok: false, faults };
}
