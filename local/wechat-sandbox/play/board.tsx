import type { Child } from "hono/jsx";
import { beijingRfc3339 } from "../../../worker/wechat/beijing.ts";
import type { Mischief } from "../notifications.ts";
import type { stateOf } from "./control.ts";
import { mischiefWords } from "./mischief-words.ts";
import { Page } from "./page.tsx";

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
            <td data-name={name}>
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
  readonly mischiefKinds: readonly Mischief[];
}) {
  const { state } = props;
  return (
    <Page title="微信沙箱 WeChat sandbox">
      <h1>微信沙箱 WeChat sandbox</h1>
      <p>
        应用 Application: <a href={props.appUrl}>{props.appUrl}</a>
      </p>
      <section>
        <h2>用户 Users</h2>
        <Rows rows={state.users} action={enterActions} />
        <form method="post" action="/play/user">
          <input name="name" placeholder="alice" pattern="[\w\-]{1,20}" aria-label="新用户 New user" />
          <button type="submit">添加用户 Add</button>
        </form>
      </section>
      <section>
        <h2>订单 Orders</h2>
        <Rows rows={state.purchases} action={(row) => payActions(row, props.now)} />
      </section>
      <section>
        <h2>退款 Refunds</h2>
        <Rows rows={state.refunds} action={refundActions} />
      </section>
      <section>
        <h2>发货信息 Shipping information</h2>
        <Rows rows={state.shipments} />
      </section>
      <section>
        <h2>通知 Notifications</h2>
        <form method="post" action="/play/mischief">
          <select name="kind" aria-label="下一条通知 Next notification">
            {props.mischiefKinds.map((kind) => (
              <option value={kind}>
                {kind} · {mischiefWords[kind]}
              </option>
            ))}
          </select>
          <button type="submit">下一条通知捣乱 Spoil the next one</button>
        </form>
        <form method="post" action="/play/deliver">
          <button type="submit">立即投递 Deliver now</button>
        </form>
        <p>除 drop 外，真实的通知随后都会送到。 All but drop are followed by the genuine notification.</p>
        <p>待用 Planned: {state.mischief.map((row) => String(row.kind)).join(", ") || "—"}</p>
        <Rows rows={state.notifications} />
      </section>
      <section>
        <h2>订阅消息 Messages</h2>
        <Rows rows={state.messages} />
      </section>
    </Page>
  );
}
