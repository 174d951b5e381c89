import type { CommandType } from "../../../durable-objects/collection/command.ts";
import type { Text } from "../../text.ts";

/** What happened, as the timeline says it. */
export const COMMAND_WORDS: Readonly<Record<CommandType, Text>> = {
  claim: { zh: "获取采集资格", en: "Claimed the record" },
  unlockAttempts: { zh: "解锁次数限制", en: "Unlocked attempts" },
  release: { zh: "解除账户关联", en: "Released the claim" },
  confirmRecord: { zh: "确认学籍信息", en: "Confirmed the record" },
  correctRecord: { zh: "更正学籍信息", en: "Corrected the record" },
  adoptPolicy: { zh: "更新项目设置", en: "Took over new settings" },
  openOrder: { zh: "提交订单", en: "Opened an order" },
  queryPayment: { zh: "查询支付结果", en: "Asked for the payment" },
  recordPayment: { zh: "支付到账", en: "Payment arrived" },
  expireOrder: { zh: "订单关闭", en: "Order ended" },
  requestRefund: { zh: "申请退款", en: "Refund requested" },
  queryRefund: { zh: "查询退款结果", en: "Asked for the refund" },
  recordRefund: { zh: "退款结果", en: "Refund reported" },
  recordShot: { zh: "上传照片", en: "Photo uploaded" },
  beginStandardizing: { zh: "开始标准化", en: "Standardizing began" },
  completeStandardizing: { zh: "标准照完成", en: "Standard photo made" },
  failStandardizing: { zh: "标准化未完成", en: "Standardizing failed" },
  submit: { zh: "提交审核", en: "Submitted" },
  withdraw: { zh: "撤回提交", en: "Withdrew" },
  recall: { zh: "客服退回", en: "Recalled from review" },
  markOverdue: { zh: "审核超时", en: "Review overdue" },
  approve: { zh: "审核通过", en: "Approved" },
  reject: { zh: "审核未通过", en: "Not approved" },
  reopen: { zh: "重新开放", en: "Reopened" },
  deliver: { zh: "已上网", en: "Delivered" },
  remind: { zh: "发送提醒", en: "Reminded" },
  close: { zh: "关闭采集", en: "Closed" },
  purge: { zh: "清除数据", en: "Purged" },
};
