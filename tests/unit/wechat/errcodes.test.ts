import { expect, test } from "vitest";
import { errcodeRefusal } from "../../../worker/wechat/login/errcodes.ts";
import { refusals } from "../../../worker/wechat/refusals.ts";

/** WeChat's code, where it came up, what the graduate is told, and what staff are told. */
const table: readonly (readonly [number, "secret" | "token", RegExp, RegExp, boolean])[] = [
  [-1, "secret", /繁忙，请稍后再试/, /已重试一次/, true],
  [40029, "secret", /重新进入小程序/, /code 无效、过期或已被使用/, false],
  [40163, "secret", /重新进入小程序/, /code 无效、过期或已被使用/, false],
  [45011, "secret", /一分钟后再试/, /频率限制（45011）/, true],
  [40226, "secret", /账号存在风险/, /高风险用户拦截（40226）/, false],
  [40164, "secret", /我们正在处理/, /IP 白名单/, false],
  [45009, "secret", /我们正在处理/, /调用次数已用尽（45009）/, false],
  [40001, "secret", /我们正在处理/, /AppSecret 不正确/, false],
  [40125, "secret", /我们正在处理/, /AppSecret 不正确/, false],
  [40001, "token", /繁忙，请稍后再试/, /access_token 刷新后仍被拒绝/, true],
  [42001, "token", /繁忙，请稍后再试/, /access_token 刷新后仍被拒绝/, true],
  [40014, "token", /繁忙，请稍后再试/, /access_token 刷新后仍被拒绝/, true],
  [40003, "token", /重新进入小程序/, /openid/, false],
  [43101, "token", /未订阅此类消息/, /（43101），不再重发/, false],
  [40037, "token", /我们正在处理/, /模板编号、字段或页面路径有误/, false],
  [45168, "token", /我们正在处理/, /微信不允许的词（45168）/, false],
  [43107, "token", /我们正在处理/, /没有此接口的权限/, false],
  [43108, "token", /繁忙，请稍后再试/, /系统繁忙/, true],
  [48001, "token", /我们正在处理/, /没有此接口的权限/, false],
  [50007, "secret", /我们正在处理/, /冻结、封禁/, false],
  [10060001, "token", /同步/, /商户号是否已与小程序关联/, true],
  [10060004, "token", /同步/, /不可发货的状态（10060004）/, false],
];

test.each(table)(
  "WeChat's %d (with the %s) has words for the graduate and for staff",
  (errcode, carries, graduate, staff, retry) => {
    const { refusal } = errcodeRefusal(errcode, carries) as Extract<
      ReturnType<typeof errcodeRefusal>,
      { readonly ok: false }
    >;
    expect(refusal).toMatchObject({ retry, upstream: String(errcode) });
    expect(refusal.text.zh).toMatch(graduate);
    expect(refusal.staff.zh).toMatch(staff);
    expect(refusal.text.en).toMatch(/^[A-Z][^\u4e00-\u9fff]+\.$/);
    expect(refusal.staff.en).toMatch(/^[A-Z][^\u4e00-\u9fff]+\.$/);
  },
);

test("no graduate is shown a whitelist, a quota, a secret or a number of WeChat's", () => {
  for (const [code, { text }] of Object.entries(refusals)) {
    expect(`${text.zh} ${text.en}`, code).not.toMatch(
      /\d{5}|IP|AppSecret|AppID|token|openid|quota|whitelist/,
    );
  }
});
