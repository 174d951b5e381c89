import type { Text } from "../text.ts";
import type { ProblemStatus } from "./problem.ts";

interface ApiRefusal {
  readonly status: ProblemStatus;
  readonly text: Text;
}

/** What the border itself refuses; the collection, qualification, photos and WeChat have words of their own. */
export const apiRefusals = {
  notFound: { status: 404, text: { zh: "没有找到您要的内容。", en: "There is nothing here." } },
  internal: {
    status: 500,
    text: {
      zh: "系统出错了，请稍后再试。您的照片和进度没有丢失。",
      en: "Something went wrong on our side. Try again soon; nothing of yours is lost.",
    },
  },
  notLoggedIn: {
    status: 401,
    text: { zh: "登录已失效，请重新登录。", en: "You are not logged in any more. Log in again." },
  },
  originForeign: {
    status: 403,
    text: { zh: "请从本应用的页面操作。", en: "Do this from the application's own pages." },
  },
  keyMissing: {
    status: 400,
    text: {
      zh: "请求缺少有效的幂等键，请刷新页面后重试。",
      en: "The request has no valid idempotency key. Refresh the page and try again.",
    },
  },
  keyReused: {
    status: 422,
    text: {
      zh: "该请求编号已用于另一项操作，请刷新页面后重试。",
      en: "This request number was already used for something else. Refresh the page and try again.",
    },
  },
  tooOften: {
    status: 429,
    text: {
      zh: "操作过于频繁，请一分钟后再试。",
      en: "That was too often. Try again in a minute.",
    },
  },
  busy: {
    status: 503,
    text: {
      zh: "当前使用人数较多，请稍候几秒再试。您的照片和进度都已保存。",
      en: "Many people are here right now. Try again in a few seconds; everything of yours is kept.",
    },
  },
  requestRunning: {
    status: 409,
    text: {
      zh: "上一次相同的操作还在处理中，请稍候。",
      en: "The same request is still being worked on. Wait a moment.",
    },
  },
  bodyUnreadable: {
    status: 400,
    text: {
      zh: "提交的内容无法读取，请刷新页面后重试。",
      en: "What was sent cannot be read. Refresh the page and try again.",
    },
  },
  bodyTooLarge: {
    status: 413,
    text: { zh: "上传的内容太大，请压缩后再试。", en: "That is too large. Make it smaller and try again." },
  },
  inputInvalid: {
    status: 422,
    text: {
      zh: "填写的内容有误，请检查后再提交。",
      en: "Something is not filled in correctly. Check it and try again.",
    },
  },
  ticketInvalid: {
    status: 410,
    text: {
      zh: "登录凭证已失效，请重新进入小程序。",
      en: "The entry ticket is no longer valid. Reopen the mini program.",
    },
  },
  requestExpired: {
    status: 410,
    text: {
      zh: "该操作已过期，请返回页面重新发起。",
      en: "This request has run out. Go back and start it again.",
    },
  },
  orderEnding: {
    status: 409,
    text: {
      zh: "该订单即将到期，已来不及支付，没有扣款。请返回取消该订单，重新下单。",
      en: "This order is about to run out, too late to pay it. Nothing was charged. Go back, cancel it and order again.",
    },
  },
  documentUnknown: {
    status: 404,
    text: { zh: "没有这份协议或这个版本。", en: "There is no such document, or no such version." },
  },
  downloadNotYet: {
    status: 409,
    text: {
      zh: "照片审核通过后即可下载。",
      en: "You can download the photo once it is approved.",
    },
  },
  sizeUnavailable: {
    status: 409,
    text: {
      zh: "这张照片无法制作成该尺寸。",
      en: "This size cannot be made from the photo.",
    },
  },
  standardMissing: {
    status: 409,
    text: {
      zh: "还没有标准照，请先完成照片标准化。",
      en: "There is no standard photo yet. Standardize the photo first.",
    },
  },
  standardizingFailed: {
    status: 503,
    text: {
      zh: "照片标准化没有完成，请重新点击【照片标准化】，不会重复收费。",
      en: "Standardizing did not finish. Start it again; it costs nothing.",
    },
  },
  paymentUnavailable: {
    status: 503,
    text: {
      zh: "支付服务暂时不可用，请稍后再试；如已付款请勿重复支付。",
      en: "Payment is unavailable for the moment. Try later; if you have paid, do not pay again.",
    },
  },
  questionsOpen: {
    status: 409,
    text: {
      zh: "您有 5 个问题正在等待答复，请等客服答复后再提问；急事请拨打客服电话。",
      en: "Five of your questions wait for an answer. Ask again after one is answered, or call customer service.",
    },
  },
  upgradeNeeded: {
    status: 426,
    text: { zh: "此地址仅支持 WebSocket。", en: "This address speaks WebSocket only." },
  },
} as const satisfies Record<string, ApiRefusal>;

export type ApiCode = keyof typeof apiRefusals;
