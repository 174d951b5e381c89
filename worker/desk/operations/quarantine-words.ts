import { refusal, refusalCodes } from "../../../durable-objects/collection/refusal.ts";
import type { Text } from "../../text.ts";
import type { RefundField } from "../../wechat/pay/book.ts";
import type { PaymentField } from "../../wechat/pay/compare.ts";

const WORDS: Readonly<Record<PaymentField | RefundField | "unknown" | "key", Text>> = {
  unknown: { zh: "没有这笔订单", en: "no such order" },
  appid: { zh: "小程序不符", en: "another mini program" },
  mchid: { zh: "商户号不符", en: "another merchant" },
  outTradeNo: { zh: "订单号不符", en: "another order" },
  totalFen: { zh: "金额不符", en: "another amount" },
  refundFen: { zh: "退款金额不符", en: "another refund" },
  currency: { zh: "币种不符", en: "another currency" },
  openid: { zh: "付款人不符", en: "another payer" },
  state: { zh: "支付状态不符", en: "another state" },
  transactionId: { zh: "支付单号不符", en: "another transaction" },
  key: { zh: "无法解密，请核对 APIv3 密钥", en: "cannot be decrypted: check the APIv3 key" },
};

/**
 * Why money was quarantined, in words: the fields that differ, or why the graduate's orders refused it. A part of a
 * notification that could not be read is shown as its name.
 */
export function quarantineWords(reason: string, language: keyof Text): string {
  return reason
    .split(",")
    .map((code) => wordsOf(code)?.[language] ?? code)
    .join(language === "zh" ? "、" : ", ");
}

function wordsOf(code: string): Text | undefined {
  const field = Object.entries(WORDS).find(([known]) => known === code)?.[1];
  if (field !== undefined) return field;
  const refused = refusalCodes.find((known) => known === code);
  return refused && refusal(refused).text;
}
