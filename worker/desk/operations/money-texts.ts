import type { Text } from "../../text.ts";
import type { Difference } from "../../wechat/pay/reconcile.ts";

/** What a disagreement is called. */
export const PROBLEM_TEXTS: Readonly<Record<Difference["problem"], Text>> = {
  notInJournal: { zh: "账单有、采集记录没有", en: "in the bill, not in the journal" },
  notInBill: { zh: "采集记录有、账单没有", en: "in the journal, not in the bill" },
  amount: { zh: "金额不一致", en: "amounts differ" },
  transactionId: { zh: "微信支付单号不一致", en: "transaction numbers differ" },
  duplicateInBill: { zh: "账单中重复", en: "twice in the bill" },
  duplicateInJournal: { zh: "采集记录中重复", en: "twice in the journal" },
};

export const MONEY_TEXTS = {
  days: { zh: "每日对账", en: "Days" },
  daysHint: {
    zh: "每天 10 点后下载前一日微信支付账单，与采集记录逐笔核对。",
    en: "After ten each morning WeChat Pay's bill of the day before is compared with the journals, one by one.",
  },
  noDays: { zh: "还没有对过账。", en: "No day was reconciled yet." },
  day: { zh: "账单日", en: "Day" },
  outcome: { zh: "结果", en: "Outcome" },
  agrees: { zh: "一致", en: "agrees" },
  differs: { zh: "有差异", en: "differs" },
  waiting: { zh: "等待账单", en: "waits for the bill" },
  payments: { zh: "收款", en: "Payments" },
  refunds: { zh: "退款", en: "Refunds" },
  differences: { zh: "差异", en: "Differences" },
  open: { zh: "未处理", en: "open" },
  openDifferences: { zh: "未处理的差异", en: "Open differences" },
  ofDay: { zh: "当日全部差异", en: "All differences of" },
  allOpen: { zh: "返回未处理的差异", en: "Back to the open ones" },
  noDifferences: { zh: "没有差异。", en: "No differences." },
  more: { zh: "后面的", en: "Those after" },
  bill: { zh: "账单", en: "bill" },
  journal: { zh: "记录", en: "journal" },
  ofNobody: { zh: "不是我们的订单", en: "not an order of ours" },
  graduate: { zh: "查看采集", en: "The case" },
  why: { zh: "查明的原因与处理", en: "What it was, and what was done" },
  resolve: { zh: "标记为已处理", en: "Resolved" },
  resolvedBy: { zh: "已处理", en: "Resolved" },
  quarantine: { zh: "隔离的支付通知", en: "Quarantined notifications" },
  quarantineHint: {
    zh: "微信支付通知与我们的订单不符时隔离在此，不计入任何订单。",
    en: "What WeChat Pay reported and what fits no order of ours is kept here and counted nowhere.",
  },
  noQuarantine: { zh: "没有隔离的通知。", en: "Nothing is in quarantine." },
  payment: { zh: "支付", en: "Payment" },
  refund: { zh: "退款", en: "Refund" },
  unreadable: { zh: "通知", en: "Notification" },
} as const satisfies Record<string, Text>;
