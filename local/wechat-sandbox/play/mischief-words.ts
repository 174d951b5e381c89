import type { Mischief } from "../notifications.ts";

/** What each mischief does to the next notification, for people; all but `drop` are followed by the genuine one. */
export const mischiefWords = {
  duplicate: "发两次 sent twice",
  delay: "迟到十秒 ten seconds late",
  reorder: "排到下一条之后 after the one that follows",
  drop: "丢失 never sent",
  forge: "签名伪造 forged signature",
  tamper: "内容被改 altered body",
  wrongAmount: "金额不符 wrong amount",
  wrongMerchant: "商户不符 wrong merchant",
  wrongPayer: "付款人不符 wrong payer",
  staleClock: "时间过期 old timestamp",
  unknownSerial: "证书未知 unknown certificate",
  probe: "探测签名 WeChat's own signature probe",
} as const satisfies Record<Mischief, string>;
