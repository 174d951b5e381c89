import type { RefusalEntry } from "../refusals.ts";

const tryAgain = {
  zh: "微信登录暂时繁忙，请稍后再试",
  en: "WeChat sign-in is busy. Please try again shortly.",
};
const ourFault = {
  zh: "登录服务暂时不可用，我们正在处理，请稍后再试",
  en: "Sign-in is unavailable for the moment. We are on it; please try again later.",
};

/** Refusals of login, access token, phone number and messages. */
export const loginRefusals = {
  wechatBusy: {
    text: tryAgain,
    staff: { zh: "微信系统繁忙（-1），已重试一次", en: "WeChat is busy (-1); we retried once." },
    retry: true,
  },
  codeInvalid: {
    text: {
      zh: "登录凭证已失效，请重新进入小程序",
      en: "The sign-in code is no longer valid. Please reopen the mini program.",
    },
    staff: {
      zh: "code 无效、过期或已被使用；若持续出现，请核对小程序与服务端的 AppID 是否一致",
      en: "The code is invalid, expired or used. If this persists, check that shell and server use the same AppID.",
    },
    retry: false,
  },
  rateLimited: {
    text: { zh: "操作太频繁，请一分钟后再试", en: "Too many attempts. Please try again in a minute." },
    staff: {
      zh: "该用户调用超过微信的频率限制（45011）",
      en: "This user is over WeChat's rate limit (45011).",
    },
    retry: true,
  },
  highRiskUser: {
    text: {
      zh: "微信判定该账号存在风险，暂时无法登录，请在微信中检查账号安全或联系客服",
      en: "WeChat considers this account at risk and blocks the sign-in. Check your account's safety in WeChat or contact support.",
    },
    staff: {
      zh: "微信高风险用户拦截（40226），我方无法解除",
      en: "Blocked by WeChat as high-risk (40226). We cannot lift this.",
    },
    retry: false,
  },
  ipNotAllowed: {
    text: ourFault,
    staff: {
      zh: "服务器出口 IP 不在微信公众平台的 IP 白名单内，或等待管理员确认：开发管理 → 开发设置 → IP 白名单",
      en: "The server's IP is not on WeChat's whitelist, or an administrator has yet to confirm it: Development settings, IP whitelist.",
    },
    retry: false,
  },
  quotaExceeded: {
    text: ourFault,
    staff: {
      zh: "当日接口调用次数已用尽（45009）：可在公众平台申请提额或清零",
      en: "Today's quota of this API is used up (45009). Ask for more, or reset it, on the WeChat console.",
    },
    retry: false,
  },
  credentialsInvalid: {
    text: ourFault,
    staff: {
      zh: "AppID 或 AppSecret 不正确，或密钥已被重置、冻结，请更新服务端配置",
      en: "AppID or AppSecret is wrong, or the secret was reset or frozen. Update the server's configuration.",
    },
    retry: false,
  },
  accountBlocked: {
    text: ourFault,
    staff: {
      zh: "小程序账号被冻结、封禁或没有此接口的权限，请登录公众平台查看通知",
      en: "The mini program's account is frozen, banned or lacks this permission. See the notices on the WeChat console.",
    },
    retry: false,
  },
  tokenInvalid: {
    text: tryAgain,
    staff: {
      zh: "access_token 刷新后仍被拒绝，请确认没有其他系统在使用旧接口刷新令牌",
      en: "The access token was refused even after a refresh. Make sure no other system refreshes it through the old API.",
    },
    retry: true,
  },
  phoneWatermark: {
    text: {
      zh: "手机号校验未通过，请重新授权",
      en: "The phone number could not be verified. Please authorise again.",
    },
    staff: {
      zh: "手机号水印中的 AppID 与本小程序不一致，已拒绝",
      en: "The AppID in the phone number's watermark is not ours; refused.",
    },
    retry: false,
  },
  openidUnknown: {
    text: {
      zh: "微信账号信息不匹配，请重新进入小程序",
      en: "The WeChat account does not match. Please reopen the mini program.",
    },
    staff: {
      zh: "openid 为空、不属于本小程序，或与 code 不是同一人",
      en: "The openid is empty, not of this mini program, or not the code's user.",
    },
    retry: false,
  },
  messageDeclined: {
    text: { zh: "您未订阅此类消息", en: "You have not subscribed to this kind of message." },
    staff: {
      zh: "用户未订阅或已退订（43101），不再重发",
      en: "The user declined or unsubscribed (43101). Not sent again.",
    },
    retry: false,
  },
  messageTemplate: {
    text: ourFault,
    staff: {
      zh: "订阅消息的模板编号、字段或页面路径有误，或内容含微信不允许的词（45168），请核对消息配置与公众平台的模板",
      en: "Template id, a field or the page path of the message is wrong, or it holds a word that WeChat does not allow (45168). Compare the configuration with the console's template.",
    },
    retry: false,
  },
} as const satisfies Record<string, RefusalEntry>;
