import type { Text } from "../text.ts";
import { loginRefusals } from "./login/refusals.ts";
import { payRefusals } from "./pay/refusals.ts";
import { shippingRefusals } from "./shipping/refusals.ts";

/** One row of the table of refusals. */
export interface RefusalEntry {
  readonly text: Text;
  readonly staff: Text;
  readonly retry: boolean;
}

const common = {
  unreachable: {
    text: {
      zh: "微信暂时没有响应，请稍后再试",
      en: "WeChat is not responding right now. Please try again shortly.",
    },
    staff: {
      zh: "连接微信服务器失败或超时，结果未知：以查询为准",
      en: "WeChat's server could not be reached or timed out. The result is unknown: rely on a query.",
    },
    retry: true,
  },
  unexpectedAnswer: {
    text: {
      zh: "微信返回异常，请稍后再试",
      en: "WeChat gave an unexpected answer. Please try again shortly.",
    },
    staff: {
      zh: "微信的应答与接口文档不符，请把错误码交给开发人员",
      en: "WeChat's answer does not follow its documentation. Pass the code on to a developer.",
    },
    retry: true,
  },
} as const satisfies Record<string, RefusalEntry>;

/** Every refusal of the WeChat side, with its words. */
export const refusals = { ...common, ...loginRefusals, ...payRefusals, ...shippingRefusals } as const;

/** The stable code of a refusal. */
export type RefusalCode = keyof typeof refusals;
