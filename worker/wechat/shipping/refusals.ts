import type { RefusalEntry } from "../refusals.ts";

/** Graduates never see these: the upload goes on behind them. */
const behind = {
  zh: "发货信息正在同步，请稍后查看",
  en: "The order's state is being updated. Please check later.",
};

/** Refusals of 发货信息. */
export const shippingRefusals = {
  shippingKnown: {
    text: behind,
    staff: {
      zh: "微信已有该支付单的发货信息（10060002、10060003、10060023）",
      en: "WeChat has the shipping information of this payment already (10060002, 10060003, 10060023).",
    },
    retry: false,
  },
  shippingOrderUnknown: {
    text: behind,
    staff: {
      zh: "微信发货管理中没有该支付单（10060001）：支付后入库可能需要几分钟；若一直没有，请核对商户号是否已与小程序关联",
      en: "WeChat's order management does not know the payment (10060001). It may take minutes to appear; if it never does, check that the merchant is linked with the mini program.",
    },
    retry: true,
  },
  shippingNotPossible: {
    text: behind,
    staff: {
      zh: "支付单处于不可发货的状态（10060004），多为已退款；请在小程序后台的发货管理中查看",
      en: "The payment cannot be shipped in its state (10060004), mostly because it was refunded. See the order in the mini program's console.",
    },
    retry: false,
  },
  shippingPayer: {
    text: behind,
    staff: {
      zh: "支付单不属于该用户（10060031），请核对 AppID 与商户号",
      en: "The payment is another user's (10060031). Compare AppID and merchant.",
    },
    retry: false,
  },
  shippingInput: {
    text: behind,
    staff: {
      zh: "发货信息的内容不合规，微信未接受；可在小程序后台的发货管理中手动录入",
      en: "WeChat did not accept the shipping information. It can be entered by hand in the mini program's console.",
    },
    retry: false,
  },
} as const satisfies Record<string, RefusalEntry>;
