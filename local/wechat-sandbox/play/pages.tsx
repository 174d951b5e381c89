import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { yuanOfFen } from "../../../worker/wechat/pay/money.ts";
import { deliverDue, mischiefKinds, releaseHeld } from "../notifications.ts";
import { purchaseOf } from "../pay/orders.ts";
import type { Scene } from "../sandbox.ts";
import { Board } from "./board.tsx";
import { Cashier } from "./cashier.tsx";
import { planMischief, stateOf } from "./control.ts";
import { userCookie } from "./native.ts";
import { Notice } from "./page.tsx";
import { cashierParameters, enterAs, payPage } from "./shell.ts";
import { endRefund, ensureUser, pay, purchaseOfParameters } from "./user.ts";

async function field(context: Context, name: string): Promise<string> {
  const value = (await context.req.parseBody())[name];
  return typeof value === "string" ? value : "";
}

/** The pages on which a person plays the user. Cross-site posts are refused: only these pages send them. */
export function pageRoutes(scene: Scene): Hono {
  const app = new Hono();

  app.use("/play/*", async (context, next) => {
    const origin = context.req.header("Origin");
    if (context.req.method === "POST" && origin !== undefined && origin !== new URL(context.req.url).origin) {
      return context.text("Only from the sandbox's own page.", 403);
    }
    return next();
  });
  app.get("/", (context) =>
    context.html(
      <Board state={stateOf(scene)} now={scene.now()} appUrl={scene.appUrl} mischiefKinds={mischiefKinds} />,
    ),
  );

  app.post("/play/user", async (context) => {
    const name = await field(context, "name");
    if (/^[\w-]{1,20}$/.test(name)) ensureUser(scene, `o${name.padEnd(27, "0")}`);
    return context.redirect("/", 303);
  });
  app.post("/play/enter", async (context) => {
    const openid = await field(context, "openid");
    const address = await enterAs(scene, openid, "/", (await field(context, "phone")) === "on").catch(
      () => undefined,
    );
    if (address === undefined)
      return context.html(<Notice text="应用没有接受登录 The application did not take the login." />, 502);
    setCookie(context, userCookie, openid, { httpOnly: true, sameSite: "Lax", path: "/" });
    return context.redirect(address, 303);
  });

  app.get("/pages/pay/pay", async (context) => {
    const openid = getCookie(context, userCookie) ?? "";
    const parameters = await cashierParameters(scene, openid, context.req.query("req") ?? "").catch(
      () => undefined,
    );
    const purchase = parameters === undefined ? undefined : await purchaseOfParameters(scene, parameters);
    if (purchase === undefined)
      return context.html(<Notice text="收银台无法打开 The cashier does not open." />, 400);
    return context.html(
      <Cashier
        no={purchase.out_trade_no}
        what={purchase.description}
        yuan={yuanOfFen(purchase.total)}
        back={payPage(scene, purchase)}
      />,
    );
  });

  app.post("/play/pay", async (context) => {
    const no = await field(context, "no");
    const deed = await pay(scene, no, (await field(context, "late")) === "on");
    await deliverDue(scene);
    if (!deed.ok) return context.html(<Notice text={deed.problem} />, 409);
    const paid = (await field(context, "back")) === "app" ? purchaseOf(scene, no) : undefined;
    return context.redirect(paid === undefined ? "/" : payPage(scene, paid), 303);
  });
  app.post("/play/refund", async (context) => {
    const asked = await field(context, "status");
    const status = asked === "ABNORMAL" || asked === "CLOSED" ? asked : "SUCCESS";
    const deed = await endRefund(scene, await field(context, "no"), status);
    await deliverDue(scene);
    return deed.ok ? context.redirect("/", 303) : context.html(<Notice text={deed.problem} />, 409);
  });
  app.post("/play/mischief", async (context) => {
    const asked = await field(context, "kind");
    const kind = mischiefKinds.find((one) => one === asked);
    if (kind !== undefined) planMischief(scene, kind);
    return context.redirect("/", 303);
  });
  app.post("/play/deliver", async (context) => {
    await releaseHeld(scene);
    await deliverDue(scene);
    return context.redirect("/", 303);
  });
  return app;
}
