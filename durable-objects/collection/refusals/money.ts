import { withMoment } from "./wording.ts";

/** Refusals of orders, payments and refunds. */
export const moneyWordings = {
  orderNumberInvalid: {
    zh: "订单号格式不正确。",
    en: "The order number is not well formed.",
  },
  serviceMissing: {
    zh: "请选择要购买的服务，必选服务不能取消。",
    en: "Choose the services you want. Required services cannot be left out.",
  },
  serviceUnknown: {
    zh: "所选服务已调整，请刷新页面后重新选择。",
    en: "The services have changed. Refresh the page and choose again.",
  },
  orderPending: withMoment("expiresAt", (expires) => ({
    zh: `还有一笔订单待支付（${expires.zh}前有效），请先支付或取消。`,
    en: `Another order is waiting for payment until ${expires.en}. Pay or cancel it first.`,
  })),
  alreadyPaid: {
    zh: "已支付，无需重复付款。",
    en: "It is already paid for.",
  },
  alreadyWaived: {
    zh: "本项目免费，无需付款。",
    en: "This is free of charge, no payment is needed.",
  },
  refundRunning: {
    zh: "退款正在处理中，完成后才能继续。",
    en: "A refund is under way. You can go on when it is done.",
  },
  orderUnknown: {
    zh: "订单不存在。",
    en: "There is no such order.",
  },
  orderNotOpen: {
    zh: "该订单已支付或已关闭。",
    en: "This order is already paid or closed.",
  },
  orderNotDue: withMoment("expiresAt", (expires) => ({
    zh: `订单有效期至${expires.zh}，尚未到期。`,
    en: `The order is valid until ${expires.en}.`,
  })),
  // The five below answer the payment provider's word; staff read them in the quarantine.
  amountMismatch: {
    zh: "支付金额或币种与订单不一致，未计入，已转人工核对。",
    en: "Amount or currency differ from the order. It was not booked and waits for a person to check.",
  },
  paymentConflict: {
    zh: "同一订单出现了不同的支付流水号，已转人工核对。",
    en: "The order was already paid by another transaction. It waits for a person to check.",
  },
  paymentUnknown: {
    zh: "收到退款通知时尚未收到该订单的支付结果，请稍后重试。",
    en: "A refund was reported before its payment. Try again later.",
  },
  refundExceedsPayment: {
    zh: "退款总额超过实付金额，已转人工核对。",
    en: "The refunds would exceed what was paid. It waits for a person to check.",
  },
  refundConflict: {
    zh: "该退款单已有最终结果，与本次结果不一致，已转人工核对。",
    en: "This refund already ended otherwise. It waits for a person to check.",
  },
  nothingToRefund: {
    zh: "该订单没有可退的款项。",
    en: "There is nothing to refund for this order.",
  },
  refundByService: {
    zh: "照片已进入审核，如需退款，请联系客服。",
    en: "The photo has entered review. Please contact customer service for a refund.",
  },
  refundByPayer: {
    zh: "该订单由另一个微信账户支付，如需退款，请联系客服。",
    en: "Another account paid for this order. Please contact customer service for a refund.",
  },
  refundUnknown: {
    zh: "退款单不存在。",
    en: "There is no such refund.",
  },
  moneyMoving: {
    zh: "还有未完成的支付或退款，请在完成后再试。",
    en: "A payment or refund is not finished yet. Try again afterwards.",
  },
};
