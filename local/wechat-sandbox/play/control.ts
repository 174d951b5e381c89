import { type Context, Hono } from "hono";
import * as v from "valibot";
import { type FaultKind, faultKinds, planFault } from "../faults.ts";
import { settingsFor } from "../keys.ts";
import { deliverDue, mischiefKinds, releaseHeld } from "../notifications.ts";
import type { Scene } from "../sandbox.ts";
import { all, readValue, writeValue } from "../tables.ts";
import { liePaid, lieRefunded, signedOf, tellAtOnce } from "../tell.ts";
import { endRefund, giveCode, pay, purchaseOfParameters } from "./user.ts";

const text = v.pipe(v.string(), v.minLength(1));

/** Plans mischief for coming notifications, one each. */
export function planMischief(scene: Scene, kind: (typeof mischiefKinds)[number]): void {
  scene.sql.exec("INSERT INTO mischief (kind) VALUES (?)", kind);
}

/** Everything that happened so far, for the page and for tests. */
export function stateOf(scene: Scene) {
  return {
    purchases: all(
      scene.sql,
      "SELECT out_trade_no, description, total, openid, state, transaction_id, paid_at, expires_at FROM purchase ORDER BY placed_at DESC",
    ),
    refunds: all(
      scene.sql,
      "SELECT out_refund_no, out_trade_no, amount, status FROM refund ORDER BY asked_at DESC",
    ),
    shipments: all(scene.sql, "SELECT out_trade_no, uploads, info FROM shipment ORDER BY rowid DESC"),
    notifications: all(
      scene.sql,
      "SELECT id, event_type, state, attempts, due_at, last FROM notification ORDER BY id DESC LIMIT 50",
    ),
    messages: all(scene.sql, "SELECT openid, body, at FROM message ORDER BY id DESC LIMIT 50"),
    users: all(scene.sql, "SELECT openid, phone FROM user ORDER BY openid"),
    mischief: all(scene.sql, "SELECT kind FROM mischief ORDER BY id"),
  };
}

/** The controls as JSON: what a person does on the page, a test does here. */
export function controlRoutes(scene: Scene): Hono {
  const app = new Hono();

  function post<T>(path: string, schema: v.GenericSchema<unknown, T>, act: (input: T) => unknown): void {
    app.post(path, async (context: Context) => {
      const parsed = v.safeParse(schema, await context.req.json().catch(() => undefined));
      if (!parsed.success) return context.json({ problem: v.getDotPath(parsed.issues[0]) ?? "body" }, 400);
      return context.json((await act(parsed.output)) ?? { ok: true });
    });
  }

  app.get("/settings", (context) =>
    context.json(settingsFor(scene.keys, new URL(context.req.url).origin, scene.appUrl)),
  );
  app.get("/state", (context) => context.json(stateOf(scene)));
  post("/login", v.object({ openid: text }), ({ openid }) => ({ code: giveCode(scene, openid, "login") }));
  post("/phone", v.object({ openid: text }), ({ openid }) => ({ code: giveCode(scene, openid, "phone") }));
  post("/cashier", v.record(v.string(), v.unknown()), async (parameters) => {
    const purchase = await purchaseOfParameters(scene, parameters);
    return purchase === undefined
      ? { ok: false, problem: "the cashier does not open" }
      : pay(scene, purchase.out_trade_no, false);
  });
  post("/pay", v.object({ outTradeNo: text, late: v.optional(v.boolean(), false) }), ({ outTradeNo, late }) =>
    pay(scene, outTradeNo, late),
  );
  post(
    "/refund",
    v.object({ outRefundNo: text, status: v.picklist(["SUCCESS", "ABNORMAL", "CLOSED"]) }),
    (input) => endRefund(scene, input.outRefundNo, input.status),
  );
  post("/mischief", v.object({ kind: v.picklist(mischiefKinds) }), ({ kind }) => planMischief(scene, kind));
  const kind = v.picklist(mischiefKinds);
  post("/lie", v.object({ outTradeNo: text, kind }), (lie) => liePaid(scene, lie.outTradeNo, lie.kind));
  post("/lie-refunded", v.object({ outRefundNo: text, kind }), (lie) =>
    lieRefunded(scene, lie.outRefundNo, lie.kind),
  );
  post("/tell", v.object({ outTradeNos: v.array(text) }), async ({ outTradeNos }) => ({
    told: await tellAtOnce(scene, outTradeNos),
  }));
  post("/signed", v.object({ outTradeNos: v.array(text) }), async ({ outTradeNos }) => ({
    signed: await signedOf(scene, outTradeNos),
  }));
  const fault = v.object({ path: text, kind: v.picklist(faultKinds), code: v.optional(v.string(), "") });
  post("/fault", fault, ({ path, kind, code }) => planFault(scene.sql, path, kind satisfies FaultKind, code));
  post("/clock", v.object({ advanceMs: v.pipe(v.number(), v.minValue(0)) }), ({ advanceMs }) => {
    const ahead = Number(readValue(scene.sql, "clockAheadMs") ?? 0) + advanceMs;
    writeValue(scene.sql, "clockAheadMs", String(ahead));
  });
  post(
    "/setting",
    v.object({ name: v.picklist(["retryScale", "notifyBy"]), value: text }),
    ({ name, value }) => writeValue(scene.sql, name, value),
  );
  post("/release", v.object({}), () => releaseHeld(scene));
  post("/deliver", v.object({}), async () => ({ deliveries: await deliverDue(scene) }));
  return app;
}
