import type { Context } from "hono";
import { noticeRefusal } from "../effects/notice-refusal.ts";
import type { WechatRefusal } from "../wechat/outcome.ts";
import type { AccountEnv } from "./access.ts";
import type { ProblemResponse } from "./problem.ts";
import { passOn } from "./refusals.ts";

/** Passes on what WeChat refused; what only staff can mend is put on their page, in their words. */
export async function passOnWechat(
  context: Context<AccountEnv>,
  refusal: WechatRefusal,
): Promise<ProblemResponse> {
  await noticeRefusal(context.env, refusal, Date.now());
  return passOn(context, refusal);
}
