import { withMoment, withMoments } from "./wording.ts";

/** Refusals that any command may meet. */
export const generalWordings = {
  keyInvalid: {
    zh: "请求缺少有效的幂等键，请刷新页面后重试。",
    en: "The request has no valid idempotency key. Refresh the page and try again.",
  },
  keyReused: {
    zh: "该请求编号已用于另一项操作，请刷新页面后重试。",
    en: "This request number was already used for something else. Refresh the page and try again.",
  },
  actorNotAllowed: {
    zh: "您没有进行此项操作的权限。",
    en: "You are not allowed to do this.",
  },
  noteRequired: {
    zh: "请填写操作原因。",
    en: "Give the reason for this.",
  },
  policyInvalid: {
    zh: "采集项目的设置有误，暂时无法继续，请联系客服。",
    en: "The programme is not set up correctly, so this cannot go on. Please contact customer service.",
  },
  policyOutdated: {
    zh: "采集项目的设置已有更新的版本。",
    en: "The programme already has newer settings.",
  },
  windowNotOpen: withMoments("opensAt", "closesAt", (opens, closes) => ({
    zh: `采集尚未开始，开放时间为${opens.zh}至${closes.zh}。`,
    en: `Collection has not started. It is open from ${opens.en} to ${closes.en}.`,
  })),
  windowClosed: withMoments("opensAt", "closesAt", (opens, closes) => ({
    zh: `采集已于${closes.zh}结束（开始于${opens.zh}）。如需补采，请联系学校。`,
    en: `Collection ended at ${closes.en} (it began at ${opens.en}). If you still need a photo, contact your school.`,
  })),
  closed: {
    zh: "本次采集已关闭，无法继续操作。如有疑问，请联系客服。",
    en: "This collection is closed. If you have questions, contact customer service.",
  },
  notClosed: {
    zh: "本次采集未关闭，照片也未审核通过，无需重新开放。",
    en: "This collection is neither closed nor approved, so there is nothing to reopen.",
  },
  purged: {
    zh: "照片已超过保存期限并被清除。",
    en: "The photos were removed when their retention period ended.",
  },
  purgeTooEarly: withMoments("dueAt", "dueAt", (due) => ({
    zh: `保存期限未到，${due.zh}之后方可清除。`,
    en: `The retention period lasts until ${due.en}.`,
  })),
  notFinished: {
    zh: "采集尚未上网或关闭，采集时间也未截止，不能清除。",
    en: "The collection is neither delivered nor closed and its window is open, so it cannot be purged.",
  },
  recipientGone: {
    zh: "该消息的收件账户已不再关联此学籍，不能重发。",
    en: "The account this message went to no longer holds the record, so it cannot be sent again.",
  },
  nothingToRemind: {
    zh: "当前无需该毕业生操作，不必提醒。",
    en: "It is not this graduate's turn, so there is nothing to remind them of.",
  },
  remindedLately: withMoment("againAt", (again) => ({
    zh: `一天内已提醒过，${again.zh}之后可再次提醒。`,
    en: `They were reminded within the last day. You can remind them again from ${again.en}.`,
  })),
  reminderNotDue: {
    zh: "没有到期的提醒。",
    en: "No reminder is due.",
  },
};
