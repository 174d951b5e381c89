import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { beijingRfc3339 } from "../../../worker/wechat/beijing.ts";
import type { stateOf } from "./control.ts";

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
body { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .5rem; border-bottom: 1px solid #8884; }
form { display: inline-flex; gap: .4rem; align-items: center; flex-wrap: wrap; margin: .15rem .3rem .15rem 0; }
button, select, input { font: inherit; min-height: 2.2rem; padding: 0 .8rem; border: 1px solid #8886; border-radius: .4rem; }
button.main { background: #07c160; border-color: #07c160; color: #fff; } code { font-size: .85em; overflow-wrap: anywhere; }
.cashier { max-width: 20rem; margin: 15vh auto; text-align: center; } .yuan { font-size: 2.6rem; margin: 1rem 0; }
.cashier form, .cashier button { display: flex; width: 100%; justify-content: center; margin: .4rem 0; }`;

function Page(props: { readonly title: string; readonly children: Child }) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <style>{raw(style)}</style>
      </head>
      <body>{props.children}</body>
    </html>
  );
}

/** One line and the way back. */
export function Notice(props: { readonly text: string }) {
  return (
    <Page title="微信沙箱">
      <p>{props.text}</p>
      <a href="/">返回 Back</a>
    </Page>
  );
}

/** WeChat's cashier: pay, or go back without paying. */
export function Cashier(props: {
  readonly no: string;
  readonly what: string;
  readonly yuan: string;
  readonly back: string;
}) {
  return (
    <Page title="微信支付（沙箱）">
      <div class="cashier">
        <p>{props.what}</p>
        <p class="yuan">¥{props.yuan}</p>
        <form method="post" action="/play/pay">
          <input type="hidden" name="no" value={props.no} />
          <input type="hidden" name="back" value="app" />
          <button class="main" type="submit">
            立即支付 Pay
          </button>
        </form>
        <a href={props.back}>取消 Cancel</a>
      </div>
    </Page>
  );
}

/** Times are kept in ms and shown by the Beijing clock. */
function cell(name: string, value: unknown): string {
  return (name === "at" || name.endsWith("_at")) && typeof value === "number"
    ? beijingRfc3339(value)
    : String(value ?? "");
}

function Rows(props: {
  readonly rows: readonly Record<string, unknown>[];
  readonly action?: (row: Record<string, unknown>) => Child;
}) {
  const names = Object.keys(props.rows[0] ?? {});
  if (names.length === 0) return <p>暂无 None yet</p>;
  return (
    <table>
      <tr>
        {names.map((name) => (
          <th>{name}</th>
        ))}
        {props.action === undefined ? null : <th />}
      </tr>
      {props.rows.map((row) => (
        <tr>
          {names.map((name) => (
            <td>
              <code>{cell(name, row[name])}</code>
            </td>
          ))}
          {props.action === undefined ? null : <td>{props.action(row)}</td>}
        </tr>
      ))}
    </table>
  );
}

/** An order that was closed or has run out can still be paid by someone who stood at the cashier before. */
function payActions(row: Record<string, unknown>, now: number) {
  if (row.state !== "NOTPAY" && row.state !== "CLOSED") return null;
  const late = row.state === "CLOSED" || Number(row.expires_at) <= now;
  return (
    <form method="post" action="/play/pay">
      <input type="hidden" name="no" value={String(row.out_trade_no)} />
      {late ? <input type="hidden" name="late" value="on" /> : null}
      <button type="submit">{late ? "迟到支付 Pay late" : "支付 Pay"}</button>
    </form>
  );
}

function refundActions(row: Record<string, unknown>) {
  if (row.status !== "PROCESSING") return null;
  return (
    <form method="post" action="/play/refund">
      <input type="hidden" name="no" value={String(row.out_refund_no)} />
      <select name="status" aria-label="退款结果 Result">
        <option value="SUCCESS">到账 SUCCESS</option>
        <option value="ABNORMAL">异常 ABNORMAL</option>
        <option value="CLOSED">关闭 CLOSED</option>
      </select>
      <button type="submit">结束退款 End</button>
    </form>
  );
}

function enterActions(row: Record<string, unknown>) {
  return (
    <form method="post" action="/play/enter">
      <input type="hidden" name="openid" value={String(row.openid)} />
      <label>
        <input type="checkbox" name="phone" /> 授权手机号 Phone
      </label>
      <button class="main" type="submit">
        进入应用 Enter
      </button>
    </form>
  );
}

/** Everything at a glance: users, orders, refunds, notifications, messages, and the mischief to come. */
export function Board(props: {
  readonly state: ReturnType<typeof stateOf>;
  readonly now: number;
  readonly appUrl: string;
  readonly mischiefKinds: readonly string[];
}) {
  const { state } = props;
  return (
    <Page title="微信沙箱 WeChat sandbox">
      <h1>微信沙箱 WeChat sandbox</h1>
      <p>
        应用 Application: <a href={props.appUrl}>{props.appUrl}</a>
      </p>
      <h2>用户 Users</h2>
      <Rows rows={state.users} action={enterActions} />
      <form method="post" action="/play/user">
        <input name="name" placeholder="alice" pattern="[\w\-]{1,20}" aria-label="新用户 New user" />
        <button type="submit">添加用户 Add</button>
      </form>
      <h2>订单 Orders</h2>
      <Rows rows={state.purchases} action={(row) => payActions(row, props.now)} />
      <h2>退款 Refunds</h2>
      <Rows rows={state.refunds} action={refundActions} />
      <h2>发货信息 Shipping information</h2>
      <Rows rows={state.shipments} />
      <h2>通知 Notifications</h2>
      <form method="post" action="/play/mischief">
        <select name="kind" aria-label="下一条通知 Next notification">
          {props.mischiefKinds.map((kind) => (
            <option value={kind}>{kind}</option>
          ))}
        </select>
        <button type="submit">下一条通知捣乱 Spoil the next one</button>
      </form>
      <form method="post" action="/play/deliver">
        <button type="submit">立即投递 Deliver now</button>
      </form>
      <p>待用 Planned: {state.mischief.map((row) => String(row.kind)).join(", ") || "—"}</p>
      <Rows rows={state.notifications} />
      <h2>订阅消息 Messages</h2>
      <Rows rows={state.messages} />
    </Page>
  );
}
