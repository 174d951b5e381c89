import { WorkerEntrypoint } from "cloudflare:workers";
import { Hono } from "hono";
import type { EffectOutcome } from "../../../durable-objects/effects.ts";
import { Graduate } from "../../../durable-objects/graduate.ts";
import { wechatHooks } from "../../../worker/hooks/wechat.ts";
import { openOrder } from "./open-order.ts";

const app = new Hono<{ Bindings: Env }>();

// The product's own route, to the product's own object.
app.route("/hooks/wechat", wechatHooks);

// A new graduate with an order that the openid in the body is to pay.
app.post("/order", async (context) => {
  return context.json(await openOrder(context.env, await context.req.text()));
});

// Of a graduate: since when something waits to leave, and how often a payment entered the journal.
app.get("/graduate/:id", async (context) => {
  const object = context.env.GRADUATE.getByName(context.req.param("id"));
  const [{ waitingSince }, { entries }] = [await object.standing(), await object.history()];
  const events = entries.flatMap((entry) => entry.events);
  return context.json({
    waitingSince,
    received: events.filter(({ type }) => type === "PaymentReceived").length,
  });
});

export default app;
export { Graduate };

/** Takes what leaves the object, and does nothing with it. */
export class Outside extends WorkerEntrypoint {
  run(): EffectOutcome {
    return { status: "done", outcome: "taken" };
  }

  put(): void {}
}
