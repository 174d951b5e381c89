import type { Text } from "../../text.ts";

/** What a question to customer service is about, as the app offers it. */
const TOPIC_WORDS: Readonly<Record<string, Text>> = {
  qualification: { zh: "采集资格", en: "Qualification" },
  payment: { zh: "支付与退款", en: "Payment and refund" },
  shooting: { zh: "拍照与上传", en: "Taking and uploading" },
  review: { zh: "审核", en: "Review" },
  record: { zh: "学籍信息", en: "Student record" },
  other: { zh: "其他", en: "Something else" },
};

/** The topic of a question in words. */
export const topicWord = (topic: string): Text => TOPIC_WORDS[topic] ?? { zh: topic, en: topic };
