import * as v from "valibot";
import { done, type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import type { TokenSource } from "./access-token.ts";
import type { LoginApp } from "./code-session.ts";
import { callWithToken } from "./with-token.ts";

/** A phone number as WeChat vouches for it. */
export interface PhoneNumber {
  /** Without the country code. */
  readonly number: string;
  /** Digits only, for example `86`. */
  readonly countryCode: string;
}

const PhoneSchema = v.object({
  phone_info: v.object({
    purePhoneNumber: v.pipe(v.string(), v.regex(/^\d{4,15}$/)),
    countryCode: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d{1,4}$/)),
    watermark: v.object({ appid: v.string() }),
  }),
});

/**
 * Exchanges the code of a phone-number button for the number. The openid is sent along, so that WeChat refuses a
 * code another user obtained; a watermark of another app is refused with `phoneWatermark`.
 */
export async function codeToPhone(
  app: LoginApp,
  world: World,
  tokens: TokenSource,
  user: { readonly openid: string; readonly code: string },
): Promise<Outcome<PhoneNumber>> {
  if (!/^[\w-]{1,256}$/.test(user.code)) return refused("codeInvalid", "format");
  const body = { code: user.code, openid: user.openid };
  const call = { base: app.apiBase, path: "/wxa/business/getuserphonenumber", body };
  const answer = await callWithToken(world, tokens, call);
  if (!answer.ok) return answer;
  const parsed = v.safeParse(PhoneSchema, answer.value.body);
  if (!parsed.success) return refused("unexpectedAnswer", v.getDotPath(parsed.issues[0]) ?? "phone_info");
  const { purePhoneNumber, countryCode, watermark } = parsed.output.phone_info;
  if (watermark.appid !== app.appid) return refused("phoneWatermark");
  return done({ number: purePhoneNumber, countryCode });
}
