import type { RefusalEntry } from "../refusals.ts";

const payLater = {
  zh: "支付服务暂时不可用，请稍后再试；如已付款请勿重复支付",
  en: "Payment is unavailable for the moment. Please try later; if you have paid, do not pay again.",
};

/** Refusals of Pay APIv3. */
export const payRefusals = {
  payInput: {
    text: payLater,
    staff: {
      zh: "发往微信支付的参数不合规，已在本地拦下",
      en: "A value for WeChat Pay breaks its rules; stopped before it was sent.",
    },
    retry: false,
  },
  payParameters: {
    text: payLater,
    staff: { zh: "微信支付认为请求参数有误", en: "WeChat Pay considers the request's parameters wrong." },
    retry: false,
  },
  paySignature: {
    text: payLater,
    staff: {
      zh: "微信支付不接受我方签名：请核对商户私钥、证书序列号与服务器时间",
      en: "WeChat Pay does not accept our signature. Check the merchant key, its certificate serial and the server's clock.",
    },
    retry: false,
  },
  payUnverified: {
    text: payLater,
    staff: {
      zh: "微信支付应答的签名无法验证，应答未被采用：请核对微信支付公钥或平台证书配置",
      en: "The signature of WeChat Pay's answer could not be verified, so it was not used. Check the configured public key or platform certificates.",
    },
    retry: true,
  },
  payMerchant: {
    text: payLater,
    staff: {
      zh: "商户号与 AppID 未绑定、商户号不存在或无此接口权限，请登录商户平台处理",
      en: "Merchant and AppID are not bound, the merchant does not exist, or lacks this permission. See the merchant console.",
    },
    retry: false,
  },
  payAccount: {
    text: payLater,
    staff: {
      zh: "商户账户异常或触发业务规则限制，请登录商户平台查看",
      en: "The merchant account is limited or abnormal. See the merchant console.",
    },
    retry: false,
  },
  payBusy: {
    text: {
      zh: "当前支付人数较多，请稍后再试",
      en: "Many people are paying right now. Please try again shortly.",
    },
    staff: { zh: "触发微信支付频率限制，请降低调用频率", en: "Over WeChat Pay's rate limit; slow down." },
    retry: true,
  },
  payUpstream: {
    text: payLater,
    staff: {
      zh: "微信支付系统错误，结果未知：用相同单号重试或查询",
      en: "WeChat Pay failed and the result is unknown. Retry with the same number, or query.",
    },
    retry: true,
  },
  payOpenid: {
    text: { zh: "请使用登录时的微信账号支付", en: "Please pay with the WeChat account you signed in with." },
    staff: { zh: "openid 与 AppID 不匹配", en: "The openid does not belong to the AppID." },
    retry: false,
  },
  orderPaid: {
    text: { zh: "该订单已支付，无需重复支付", en: "This order is already paid. No need to pay again." },
    staff: { zh: "订单已支付：以查询结果为准", en: "The order is paid; rely on the query." },
    retry: false,
  },
  orderClosed: {
    text: { zh: "订单已关闭，请重新下单", en: "The order is closed. Please place a new one." },
    staff: { zh: "微信支付侧订单已关闭", en: "The order is closed at WeChat Pay." },
    retry: false,
  },
  orderNumberUsed: {
    text: {
      zh: "订单号重复，请重新下单",
      en: "The order number is already in use. Please place a new order.",
    },
    staff: {
      zh: "同一商户订单号以不同内容重复下单",
      en: "The same order number was sent again with other content.",
    },
    retry: false,
  },
  orderNotFound: {
    text: { zh: "未找到该订单，请稍后刷新", en: "The order was not found. Please refresh shortly." },
    staff: { zh: "微信支付侧没有这笔订单或退款", en: "WeChat Pay knows no such order or refund." },
    retry: false,
  },
  refundFunds: {
    text: {
      zh: "退款暂未成功，我们会继续处理，请稍后查看",
      en: "The refund has not gone through yet. We will keep at it; please check later.",
    },
    staff: {
      zh: "商户可用余额不足，请充值后用原退款单号重试",
      en: "The merchant's balance is too low. Top up and retry with the same refund number.",
    },
    retry: true,
  },
  refundUserAccount: {
    text: {
      zh: "退款未能到账，请联系客服",
      en: "The refund could not reach your account. Please contact support.",
    },
    staff: {
      zh: "用户账户异常或已注销，请通过其他方式退款",
      en: "The user's account is closed or abnormal. Refund by other means.",
    },
    retry: false,
  },
  tradeError: {
    text: {
      zh: "该订单当前无法进行此操作，请联系客服",
      en: "This cannot be done with the order right now. Please contact support.",
    },
    staff: {
      zh: "交易状态不允许此操作（如超过可退金额、超过一年）",
      en: "The trade's state forbids it (for example over the refundable amount, or older than a year).",
    },
    retry: false,
  },
  billEmpty: {
    text: payLater,
    staff: { zh: "当日没有交易，微信支付未生成账单", en: "No trade that day, so there is no bill." },
    retry: false,
  },
  billNotReady: {
    text: payLater,
    staff: {
      zh: "账单尚未生成，请在北京时间 10 点后再试",
      en: "The bill is not ready. Try after 10:00 Beijing time.",
    },
    retry: true,
  },
  billCorrupt: {
    text: payLater,
    staff: {
      zh: "下载的账单与微信支付给出的摘要或格式不符，未采用",
      en: "The downloaded bill does not match its digest or format; not used.",
    },
    retry: true,
  },
} as const satisfies Record<string, RefusalEntry>;
