import type { MoneyAttention } from "../../../durable-objects/collection/money-attention.ts";
import type { Text } from "../../text.ts";
import { staffWords } from "../../wechat/for-staff.ts";

export const STUCK_TEXTS = {
  attention: { zh: "需要人工处理", en: "Needs a person" },
  waiting: { zh: "发不出去的消息或指令", en: "Effects that do not get away" },
  waitingHint: {
    zh: "连续失败三次后由采集对象自己上报，发出后自动消失；系统会一直重试，最长间隔一小时。",
    en: "Told by the objects themselves after three failures, gone when it is sent; they try again for ever, hourly at the latest.",
  },
  standardizing: { zh: "标准化超过 15 分钟", en: "Standardizing for 15 minutes" },
  refunding: { zh: "退款超过 3 天", en: "Refunding for three days" },
  tasks: { zh: "停住的后台任务", en: "Tasks that stand still" },
  resume: { zh: "继续", en: "Go on" },
  since: { zh: "自", en: "since" },
  sweep: { zh: "查询库巡检", en: "Sweep of the read side" },
  sweepHint: {
    zh: "每十分钟核对 50 名毕业生的查询记录与采集对象，并修复差异。",
    en: "Every ten minutes the rows of 50 graduates are compared with their objects and repaired.",
  },
  sweepNow: { zh: "现在核对下一批", en: "Compare the next ones now" },
  nothing: { zh: "没有。", en: "None." },
} as const satisfies Record<string, Text>;

/** What about a collection's money needs a person, and what to do. */
const MONEY_ATTENTION: Readonly<Record<MoneyAttention, Text>> = {
  refundAbnormal: {
    zh: "退款异常：付款账户无法收款，请在微信支付商户平台处理",
    en: "Refund abnormal: the payer's account cannot take it, handle it in WeChat Pay's merchant console",
  },
  refundClosed: {
    zh: "退款已关闭，钱未退回：请在个案页面再次退款，或通过其他方式退款",
    en: "The refund was closed and the money is still with us: refund it again on the case page, or by other means",
  },
};

const ofMoney: Readonly<Record<string, Text>> = MONEY_ATTENTION;

/** What a code that needs a person means; undefined where the code has to speak for itself. */
export function attentionWords(code: string): Text | undefined {
  return Object.hasOwn(ofMoney, code) ? ofMoney[code] : staffWords(code);
}
