import type { PaymentStatus } from "../../../durable-objects/collection/payment.ts";
import type { PhotoStatus } from "../../../durable-objects/collection/photo.ts";
import type { Text } from "../../text.ts";

const PHOTO_WORDS: Readonly<Record<PhotoStatus, Text>> = {
  none: { zh: "未拍照", en: "No photo yet" },
  shot: { zh: "已拍照", en: "Photo taken" },
  standardizing: { zh: "标准化中", en: "Standardizing" },
  standardized: { zh: "待提交", en: "To be submitted" },
  inReview: { zh: "审核中", en: "In review" },
  approved: { zh: "审核通过", en: "Approved" },
  rejected: { zh: "审核未通过", en: "Not approved" },
  delivered: { zh: "已上网", en: "Delivered" },
};

const PAYMENT_WORDS: Readonly<Record<PaymentStatus, Text>> = {
  unpaid: { zh: "未支付", en: "Unpaid" },
  pending: { zh: "待支付", en: "Payment pending" },
  paid: { zh: "已支付", en: "Paid" },
  waived: { zh: "免费", en: "Free of charge" },
  refunding: { zh: "退款中", en: "Refunding" },
  refunded: { zh: "已退款", en: "Refunded" },
};

const known = (table: Readonly<Record<string, Text>>, code: string): Text =>
  table[code] ?? { zh: code, en: code };

/** The read side's photo status in words. */
export const photoWord = (status: string): Text => known(PHOTO_WORDS, status);
/** The read side's payment status in words. */
export const paymentWord = (status: string): Text => known(PAYMENT_WORDS, status);
