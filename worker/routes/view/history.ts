import type * as v from "valibot";
import type { CollectionEvent, EventType } from "../../../durable-objects/collection/event.ts";
import type { Text } from "../../text.ts";
import type { HistorySchema } from "../schemas/collection.ts";

/** What happened, in the graduate's words; null: nothing that concerns them. */
const texts: Readonly<Record<EventType, Text | null>> = {
  Claimed: { zh: "获取采集资格", en: "Qualification verified" },
  ProofFailed: null,
  AttemptsUnlocked: { zh: "客服恢复了可用次数", en: "Customer service restored the attempts" },
  Released: { zh: "解除关联", en: "Released from the account" },
  RecordConfirmed: { zh: "确认学籍信息", en: "Student record confirmed" },
  RecordCorrected: { zh: "学籍信息已更正", en: "Student record corrected" },
  PolicyAdopted: null,
  OrderOpened: { zh: "提交订单", en: "Order opened" },
  PaymentWaived: { zh: "免费，无需支付", en: "Free of charge" },
  PaymentQueried: null,
  OrderExpired: { zh: "订单已关闭", en: "Order closed" },
  PaymentReceived: { zh: "支付成功", en: "Paid" },
  RefundDue: { zh: "申请退款", en: "Refund requested" },
  RefundRetried: null,
  RefundQueried: null,
  RefundRecorded: { zh: "退款结果已更新", en: "Refund updated" },
  ServiceRendered: null,
  ShotRecorded: { zh: "上传照片", en: "Photo uploaded" },
  StandardizingBegun: null,
  Standardized: { zh: "照片标准化完成", en: "Photo standardized" },
  StandardizingFailed: { zh: "照片未通过检测", en: "Photo did not pass the checks" },
  Submitted: { zh: "提交审核", en: "Submitted for review" },
  ReviewOverdue: null,
  StagePassed: { zh: "学校审核通过，进入下一级审核", en: "Passed by the school, next review stage" },
  Approved: { zh: "审核通过", en: "Approved" },
  Rejected: { zh: "审核未通过", en: "Not approved" },
  LeftReview: { zh: "照片退出审核", en: "Taken out of review" },
  PhotoReopened: { zh: "客服重新开放了照片", en: "Customer service reopened the photo" },
  Delivered: { zh: "照片已上网", en: "Photo handed over" },
  Reminded: null,
  LinkSent: null,
  MessageResent: null,
  Closed: { zh: "采集已关闭", en: "Collection closed" },
  CollectionReopened: { zh: "采集重新开放", en: "Collection reopened" },
  Purged: { zh: "照片已按期清除", en: "Photos removed as scheduled" },
};

/** A lease that ran out and a crash are no verdict on the photo. */
const interrupted: Text = {
  zh: "照片标准化中断，可重新开始",
  en: "Standardizing was interrupted, start it again",
};

function textOf(event: CollectionEvent): Text | null {
  if (event.type === "StandardizingFailed" && !["checks", "unreadable"].includes(event.failure.cause))
    return interrupted;
  return texts[event.type];
}

/** The timeline for the graduate: who acted is told by kind only. */
export function historyView(events: readonly CollectionEvent[]): v.InferInput<typeof HistorySchema> {
  const entries = events.flatMap((event) => {
    const text = textOf(event);
    return text === null ? [] : [{ at: event.at, kind: event.type, text, by: event.by.kind }];
  });
  return { entries };
}
