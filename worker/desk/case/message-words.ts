import type { Text } from "../../text.ts";

/** What left for the outside, in words. */
export const MESSAGE_WORDS: Readonly<Record<string, Text>> = {
  paid: { zh: "支付成功通知", en: "Paid" },
  checksFailed: { zh: "检测未通过通知", en: "Checks failed" },
  approved: { zh: "审核通过通知", en: "Approved" },
  rejected: { zh: "审核未通过通知", en: "Not approved" },
  reminder: { zh: "采集提醒", en: "Reminder" },
  windowClosing: { zh: "即将截止提醒", en: "Window closing" },
  refunded: { zh: "退款成功通知", en: "Refunded" },
  link: { zh: "办理链接", en: "Link" },
  refund: { zh: "向微信支付申请退款", en: "Refund asked of WeChat Pay" },
  shipping: { zh: "向微信录入发货信息", en: "Shipping information for WeChat" },
  purgeFiles: { zh: "清除文件", en: "Files purged" },
};

/** How it ended, in words; what is not here is shown as its code. */
export const OUTCOME_WORDS: Readonly<Record<string, Text>> = {
  sent: { zh: "已送达微信", en: "WeChat took it" },
  declined: { zh: "用户未订阅，未送达", en: "the user has not subscribed" },
  notConfigured: { zh: "未配置消息模板，未发送", en: "no template is set up" },
  tooLate: { zh: "采集已截止，未发送", en: "the window had closed, not sent" },
  shippingUploaded: { zh: "微信已接受", en: "WeChat took it" },
  shippingKnown: { zh: "微信已有发货信息", en: "WeChat had it already" },
  shippingOff: { zh: "未开启，未录入", en: "not switched on" },
  refunded: { zh: "已退款，无需录入", en: "refunded, nothing to tell" },
  accountGone: { zh: "账户已注销", en: "the account is gone" },
  identityPurged: { zh: "证件照片已清除", en: "identity pictures purged" },
  PROCESSING: { zh: "微信支付已受理，处理中", en: "WeChat Pay works on it" },
  SUCCESS: { zh: "微信支付已退款", en: "WeChat Pay has refunded it" },
  photosPurged: { zh: "照片已清除", en: "photos purged" },
};
