import * as v from "valibot";
import { callApi } from "../api.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { WechatSettings } from "../settings.ts";
import type { World } from "../world.ts";
import { errcodeRefusal } from "./errcodes.ts";

/** Who a login code belongs to. The session key WeChat sends along ends in this file: nothing here needs it. */
export interface WechatIdentity {
  readonly openid: string;
  readonly unionid?: string;
}

const IdentitySchema = v.object({
  openid: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  unionid: v.optional(v.string()),
});

/** The mini program whose users log in. */
export type LoginApp = Pick<WechatSettings, "appid" | "secret" | "apiBase">;

/**
 * Exchanges a code of `wx.login` (five minutes, once) for the user's openid. A busy WeChat (-1) is asked once more;
 * every other error code is refused with its own words.
 */
export async function codeToIdentity(
  app: LoginApp,
  world: World,
  code: string,
): Promise<Outcome<WechatIdentity>> {
  if (!/^[\w-]{1,128}$/.test(code)) return refused("codeInvalid", "format");
  const query = { appid: app.appid, secret: app.secret, js_code: code, grant_type: "authorization_code" };
  const call = { base: app.apiBase, path: "/sns/jscode2session", query };
  let answer = await callApi(world, call);
  if (answer.ok && answer.value.errcode === -1) answer = await callApi(world, call);
  if (!answer.ok) return answer;
  if (answer.value.errcode !== 0) return errcodeRefusal(answer.value.errcode, "secret");
  const identity = v.safeParse(IdentitySchema, answer.value.body);
  if (!identity.success) return refused("unexpectedAnswer", "openid");
  const { openid, unionid } = identity.output;
  return done(unionid === undefined ? { openid } : { openid, unionid });
}
