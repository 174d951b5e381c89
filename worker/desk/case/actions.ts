import type { Command } from "../../../durable-objects/collection/command.ts";
import { decide } from "../../../durable-objects/collection/decide.ts";
import type { Refusal } from "../../../durable-objects/collection/refusal.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import type { StaffAction } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";

/** Commands of the machine that the case page offers with nothing but a reason. */
export const PLAIN_ACTIONS = [
  "sendLink",
  "recall",
  "reopen",
  "release",
  "unlockAttempts",
  "close",
  "purge",
] as const;
export type PlainAction = (typeof PLAIN_ACTIONS)[number];

/** What an action is called, and what follows from it: shown before it is confirmed. */
export const ACTION_TEXTS: Readonly<
  Record<
    | PlainAction
    | "requestRefund"
    | "retryRefund"
    | "queryPayment"
    | "correctRecord"
    | "reproject"
    | "resendMessage",
    { readonly name: Text; readonly effect: Text }
  >
> = {
  sendLink: {
    name: { zh: "发送办理链接", en: "Send a link" },
    effect: {
      zh: "向关联的微信账户发送一条订阅消息，点击直接进入这次采集。消息中没有个人信息。",
      en: "A message to the account that holds the record; a tap opens this collection. It names nobody.",
    },
  },
  resendMessage: {
    name: { zh: "重发", en: "Send again" },
    effect: {
      zh: "同样的内容重新排队发送，结果稍后显示在这里。",
      en: "The same message is queued again; what becomes of it shows here.",
    },
  },
  queryPayment: {
    name: { zh: "查询支付结果", en: "Ask for the payment" },
    effect: {
      zh: "向微信支付查询该订单，已支付的会补记到账。",
      en: "Asks WeChat Pay about this order; a payment that was missed is booked.",
    },
  },
  recall: {
    name: { zh: "从审核中退回", en: "Recall from review" },
    effect: {
      zh: "照片退出审核，毕业生可以换照片后重新提交。",
      en: "The photo leaves review; another can be submitted.",
    },
  },
  reopen: {
    name: { zh: "重新开放", en: "Reopen" },
    effect: {
      zh: "撤销审核通过或关闭状态，毕业生可以重新拍照。上网之后无法再开放。",
      en: "Undoes approval or closing, so that another photo can be taken. Not possible after delivery.",
    },
  },
  release: {
    name: { zh: "解除微信账户关联", en: "Release the claim" },
    effect: {
      zh: "当前微信账户不再关联该学籍，本人可用其他账户重新领取；未付订单会取消。",
      en: "The account no longer holds this record; another one can claim it. An open order is cancelled.",
    },
  },
  unlockAttempts: {
    name: { zh: "解锁核验和拍摄次数", en: "Unlock attempts" },
    effect: {
      zh: "核验失败次数和已用拍摄次数清零，相关微信账户的核验限制一并解除。",
      en: "Failed proofs and used shots count from zero, also those of the accounts that tried.",
    },
  },
  close: {
    name: { zh: "关闭采集", en: "Close" },
    effect: {
      zh: "停止本次采集，未付订单取消；可重新开放。",
      en: "Stops this collection; it can be reopened.",
    },
  },
  purge: {
    name: { zh: "清除数据", en: "Purge" },
    effect: { zh: "永久删除照片与个人信息，无法恢复。", en: "Deletes photos and personal data for good." },
  },
  requestRefund: {
    name: { zh: "退款", en: "Refund" },
    effect: {
      zh: "全额退回支付者的微信账户；审核中的照片会退出审核。",
      en: "All of it goes back to the payer; a photo in review leaves it.",
    },
  },
  retryRefund: {
    name: { zh: "重试退款", en: "Try the refund again" },
    effect: {
      zh: "退款正在进行；以同一退款单号再次向微信支付申请，不会重复退款。",
      en: "A refund is under way: WeChat Pay is asked again under the same number, and nothing is refunded twice.",
    },
  },
  correctRecord: {
    name: { zh: "更正学籍信息", en: "Correct the record" },
    effect: {
      zh: "按院校书面意见更正；证件号码不在此更正。",
      en: "By the school's word. The document number stays as it is.",
    },
  },
  reproject: {
    name: { zh: "刷新查询数据", en: "Project again" },
    effect: {
      zh: "按采集记录重建查询库中的这一条，不改变任何状态。",
      en: "Rebuilds this row of the read side; changes no state.",
    },
  },
};

/** Why the state would refuse a command now; null: it would be carried out. */
export function refusedNow(state: Collection, command: Command, now: number): Refusal | null {
  const decision = decide(state, command, now);
  return decision.ok ? null : decision.refusal;
}

/** An action of the case page as it stands. */
export interface OfferedAction {
  readonly action: PlainAction;
  readonly refusal: Refusal | null;
}

/**
 * The plain actions someone may take, each with what the state says to it.
 *
 * @param held Whether an account's tries can be given back, whatever the object's own count is.
 */
export function offeredActions(
  state: Collection,
  mayDo: (action: StaffAction) => boolean,
  staffId: string,
  now: number,
  held: boolean,
): readonly OfferedAction[] {
  return PLAIN_ACTIONS.filter(mayDo).map((action) => {
    const command = { type: action, by: { kind: "staff", staffId }, noteId: "asked" } as const;
    const free = action === "unlockAttempts" && held;
    return { action, refusal: free ? null : refusedNow(state, command, now) };
  });
}
