import { beijingChinese } from "../beijing.ts";
import { yuanOfFen } from "../pay/money.ts";
import { fieldTypeOf, fieldValue } from "./field.ts";
import type { MessageKind, MessageSource, MessageTemplate } from "./settings.ts";

/**
 * What a message says. Nothing here is about the person: programme-level words, amounts and times (ms) only.
 * `note` is a text of our catalogues (a check's advice, the first reason of a verdict), never free text.
 */
export interface MessageFacts {
  readonly school: string;
  readonly at: number;
  readonly service?: string;
  readonly amountFen?: number;
  readonly until?: number;
  readonly note?: string;
}

const words: Readonly<
  Record<MessageKind, { readonly title: string; readonly status: string; readonly note: string }>
> = {
  paid: { title: "毕业证件照缴费", status: "支付成功", note: "请进入小程序拍摄照片" },
  checksFailed: { title: "毕业证件照检测", status: "需要重拍", note: "照片未通过检测，请重新拍摄" },
  approved: { title: "毕业证件照审核", status: "审核通过", note: "照片已通过审核" },
  rejected: { title: "毕业证件照审核", status: "未通过", note: "请按提示重新拍摄，无需再次付费" },
  reminder: { title: "毕业证件照采集", status: "尚未完成", note: "您的采集还未完成，请继续" },
  windowClosing: { title: "毕业证件照采集", status: "即将截止", note: "采集即将截止，请尽快完成" },
  link: { title: "毕业证件照采集", status: "请继续办理", note: "点击进入您的采集" },
  refunded: { title: "毕业证件照退款", status: "退款成功", note: "款项将原路退回" },
};

function sourceText(source: MessageSource, kind: MessageKind, facts: MessageFacts): string {
  const fixed = words[kind];
  switch (source) {
    case "title":
      return fixed.title;
    case "status":
      return fixed.status;
    case "note":
      return facts.note ?? fixed.note;
    case "school":
      return facts.school;
    case "service":
      return facts.service ?? fixed.title;
    case "amount":
      return facts.amountFen === undefined ? "" : `¥${yuanOfFen(facts.amountFen)}`;
    case "time":
      return beijingChinese(facts.at);
    case "until":
      return beijingChinese(facts.until ?? facts.at);
  }
}

/** The `data` of one message: every field of the template, within WeChat's limits. */
export function messageData(
  kind: MessageKind,
  template: MessageTemplate,
  facts: MessageFacts,
): Record<string, { readonly value: string }> {
  const entries = Object.entries(template.fields).map(([name, source]) => {
    return [name, { value: fieldValue(fieldTypeOf(name), sourceText(source, kind, facts)) }] as const;
  });
  return Object.fromEntries(entries);
}
