import { codeOf } from "../flow/code.ts";
import { Requests } from "../flow/requests.ts";
import { type FlowStage, openFlowStage } from "../flow/stage.ts";
import type { Message } from "./send.ts";
import type { NotifyStage } from "./stage.ts";

/** The whole system behind the local development server; graduates come to the cashier over HTTP. */
export async function openWholeStage(): Promise<NotifyStage> {
  const stage = await openFlowStage();
  const orders = new Map<string, string>();
  let opened = 0;
  return {
    name: "local development server",
    nothing: `${stage.origin}/hooks/wechat/nothing`,
    async paid(count) {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        const { collectionId, orderNumber } = await toCashier(stage, opened++);
        // What tells of the payment is sent by the benchmark, all at once.
        await play(stage, "/mischief", { kind: "drop" });
        await play(stage, "/pay", { outTradeNo: orderNumber });
        orders.set(collectionId, orderNumber);
        ids.push(collectionId);
      }
      return ids;
    },
    async signed(graduateIds) {
      const outTradeNos = graduateIds.map((id) => orders.get(id) ?? "");
      const { signed } = await play<{ signed: readonly Message[] }>(stage, "/signed", { outTradeNos });
      return signed;
    },
    async settled(graduateIds) {
      for (const id of graduateIds) {
        const object = stage.env.GRADUATE.getByName(id);
        while ((await object.standing()).waitingSince !== null)
          await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async received(graduateId) {
      const { entries } = await stage.env.GRADUATE.getByName(graduateId).history();
      return entries.flatMap(({ events }) => events).filter(({ type }) => type === "PaymentReceived").length;
    },
    close: () => stage.close(),
  };
}

async function play<T>({ wechat }: FlowStage, path: string, body: unknown): Promise<T> {
  const response = await fetch(`${wechat}/sandbox${path}`, { method: "POST", body: JSON.stringify(body) });
  return (await response.json()) as T;
}

async function toCashier({ origin, wechat, programme }: FlowStage, index: number) {
  const requests = new Requests();
  const openid = `onotify${String(index).padStart(20, "0")}`;
  const post = (step: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    requests.send(step, origin + path, () => ({
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...headers },
      body: JSON.stringify(body),
    }));
  const given = await fetch(`${wechat}/sandbox/login`, { method: "POST", body: JSON.stringify({ openid }) });
  const { token } = await post("login", "/api/session/shell", await given.json());
  const bearer = { authorization: `Bearer ${token}` };
  const ticket = await post("ticket", "/api/session/ticket", { next: "/" }, bearer);
  await post("enter", "/api/session/enter", ticket);
  const cookie = { cookie: requests.cookie };

  const lastFour = String(index % 10_000).padStart(4, "0");
  const content = await codeOf(programme, `N${String(index).padStart(8, "0")}`, lastFour);
  await post("code", `/api/programmes/${programme.id}/code`, { content }, cookie);
  const { collectionId } = await post("proof", "/api/qualification/proof", { lastFour }, cookie);
  const base = `/api/collections/${collectionId}`;
  await post("confirm", `${base}/confirmation`, {}, cookie);
  const { order } = await post("order", `${base}/orders`, { services: ["collection"] }, cookie);
  const ask = { purpose: "pay", orderNumber: order.number };
  const { req } = await post("ask to pay", `${base}/shell-requests`, ask, cookie);
  await requests.send("pay parameters", `${origin}/api/shell/pay/${req}`, () => ({ headers: bearer }));
  return { collectionId: collectionId as string, orderNumber: order.number as string };
}
