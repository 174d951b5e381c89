import { withMoment } from "./wording.ts";

/** Refusals of shooting, standardizing, review and delivery. */
export const photoWordings = {
  paymentNeeded: {
    zh: "请先完成支付，再拍摄和提交照片。",
    en: "Please pay first, then take and submit photos.",
  },
  cameraOnly: {
    zh: "本项目只接受现场拍摄，不能从相册选取。",
    en: "This programme takes photos from the camera only, not from the album.",
  },
  shotLimit: {
    zh: "拍摄次数已用完，请联系客服增加次数。",
    en: "All shots are used up. Customer service can give you more.",
  },
  photoInReview: {
    zh: "照片正在审核中。如需更换照片，请先撤回或联系客服。",
    en: "The photo is in review. To use another one, withdraw it or contact customer service.",
  },
  photoApproved: {
    zh: "照片已审核通过，不能再修改。如确有错误，请在上网前联系客服。",
    en: "The photo is approved and locked. If something is wrong, contact customer service before it is handed over.",
  },
  photoDelivered: {
    zh: "照片已上网，不能再修改。",
    en: "The photo has been handed over and cannot be changed.",
  },
  noShot: {
    zh: "还没有可制作的照片，请先拍照上传。",
    en: "There is no photo to work on yet. Take and upload one first.",
  },
  shotReplaced: {
    zh: "您已上传了新的照片，请使用最新的一张。",
    en: "A newer photo was uploaded. Use the latest one.",
  },
  shotKnown: {
    zh: "这张照片已经上传过了。",
    en: "This photo was already uploaded.",
  },
  standardizingRuns: withMoment("until", () => ({
    zh: "照片正在标准化处理，请稍候。",
    en: "The photo is being standardized. Please wait a moment.",
  })),
  leaseLost: {
    zh: "本次标准化处理已超时，请重新点击【照片标准化】，不会重复收费。",
    en: "Standardizing took too long. Start it again; it costs nothing.",
  },
  leaseHeld: withMoment("until", () => ({
    zh: "标准化处理尚未超时。",
    en: "Standardizing has not timed out yet.",
  })),
  notStandardized: {
    zh: "请先完成照片标准化，再提交审核。",
    en: "Standardize the photo before submitting it.",
  },
  standardReplaced: {
    zh: "标准照已更新，请确认最新的照片后再操作。",
    en: "The standard photo has changed. Look at the latest one first.",
  },
  notInReview: {
    zh: "照片不在审核中。",
    en: "The photo is not in review.",
  },
  reviewBegun: {
    zh: "照片已有一级审核通过，不能自行撤回，请联系客服。",
    en: "One review stage has passed. Only customer service can take the photo back.",
  },
  reviewMoved: {
    zh: "该照片的审核状态已变化，请刷新后再处理。",
    en: "This review has moved on. Refresh before you decide.",
  },
  reasonsMissing: {
    zh: "请至少选择一项未通过原因。",
    en: "Choose at least one reason.",
  },
  notOverdue: withMoment("dueAt", (due) => ({
    zh: `审核截止时间为${due.zh}，尚未超时。`,
    en: `The review is due at ${due.en} and not late.`,
  })),
  notApproved: {
    zh: "照片尚未审核通过，不能上网。",
    en: "The photo is not approved, so it cannot be handed over.",
  },
};
