import { AUTOMATIC_AFTER, courseOf } from "../../../durable-objects/collection/automatic.ts";
import { retentionDueAt } from "../../../durable-objects/collection/due.ts";
import { openOrder, paymentOf } from "../../../durable-objects/collection/payment.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import type { Text } from "../../text.ts";
import { when } from "./when.ts";

const at = (moment: number | null | undefined) => ({ zh: when(moment, "zh"), en: when(moment, "en") });

/** What a case waits for now, in one sentence: whose turn it is, and until when. */
export function waitsFor(state: Collection, now: number): Text {
  const { claim, closedAt, purgedAt, proof } = state;
  if (purgedAt !== null) {
    return { zh: "照片与个人信息已清除，流程结束。", en: "Photos and personal data are gone; this is over." };
  }
  if (closedAt !== null) return { zh: "采集已关闭，可重新开放。", en: "It is closed; it can be reopened." };
  if (claim === null) {
    const { zh, en } = at(proof.coolingUntil);
    return proof.coolingUntil !== null && proof.coolingUntil > now
      ? {
          zh: `核验失败次数过多，${zh}之前不能再试；客服可解锁。`,
          en: `Too many failed proofs: no more until ${en}, unless you unlock them.`,
        }
      : {
          zh: "等待毕业生在小程序中获取采集资格。",
          en: "Waits for the graduate to verify their qualification.",
        };
  }
  return paymentWaits(state) ?? photoWaits(state, now);
}

function paymentWaits(state: Collection): Text | null {
  const payment = paymentOf(state);
  if (payment === "refunding") return { zh: "等待退款到账。", en: "Waits for the refund to arrive." };
  if (state.claim?.recordConfirmedAt === null) {
    return { zh: "等待毕业生确认学籍信息。", en: "Waits for the graduate to confirm the record." };
  }
  if (payment === "pending") {
    const { zh, en } = at(openOrder(state)?.expiresAt);
    return { zh: `等待支付，订单${zh}前有效。`, en: `Waits for payment; the order is valid until ${en}.` };
  }
  if (payment === "paid" || payment === "waived") return null;
  return { zh: "等待毕业生付款。", en: "Waits for the graduate to pay." };
}

function photoWaits(state: Collection, now: number): Text {
  const { photo, policy } = state;
  switch (photo.status) {
    case "standardizing": {
      const { zh, en } = at(photo.lease?.until);
      return { zh: `正在标准化，最晚${zh}结束。`, en: `Being standardized; over at ${en} at the latest.` };
    }
    case "standardized":
      return { zh: "等待毕业生确认标准照并提交审核。", en: "Waits for the graduate to submit the photo." };
    case "inReview":
      return reviewWaits(state, now);
    case "approved":
      return {
        zh: "审核通过，等待院校导出并标记上网。",
        en: "Approved; waits for the school to hand it over.",
      };
    case "delivered": {
      const { zh, en } = at(retentionDueAt(state));
      return { zh: `已上网，照片保存至${zh}。`, en: `Handed over; kept until ${en}.` };
    }
    default:
  }
  if (policy && photo.shotsUsed >= policy.shotLimit) {
    return { zh: "拍摄次数已用完，等待客服解锁。", en: "All shots are used: waits for you to unlock more." };
  }
  if (photo.status === "rejected") {
    return {
      zh: "审核未通过，等待毕业生免费重拍。",
      en: "Not approved; waits for another photo, free of charge.",
    };
  }
  if (photo.status === "none") return { zh: "等待毕业生拍照上传。", en: "Waits for the graduate's photo." };
  return photo.failure?.cause === "checks"
    ? { zh: "照片未通过检测，等待毕业生重拍。", en: "The photo failed the checks; waits for another one." }
    : { zh: "已上传照片，等待标准化。", en: "A photo is there; waits to be standardized." };
}

function reviewWaits(state: Collection, now: number): Text {
  const { review } = state.photo;
  if (courseOf(state) === "alone") {
    const { zh, en } = at((review?.submittedAt ?? 0) + AUTOMATIC_AFTER);
    return {
      zh: `检测全部通过，${zh}自动审核通过。`,
      en: `Every check passed; approved by itself at ${en}.`,
    };
  }
  const { zh, en } = at(review?.dueAt);
  const late = (review?.dueAt ?? 0) < now;
  const [whoZh, whoEn] =
    review?.stage === "school" ? ["院校审核", "the school's review"] : ["集中审核", "central review"];
  return late
    ? { zh: `等待${whoZh}，应于${zh}前完成，已超时。`, en: `Waits for ${whoEn}; it was due at ${en}.` }
    : { zh: `等待${whoZh}，${zh}前完成。`, en: `Waits for ${whoEn}, due at ${en}.` };
}
