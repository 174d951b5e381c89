import { sealCode } from "../../local/acquisition-codes/sealed.ts";
import { Requests } from "../flow/requests.ts";
import type { FlowStage } from "../flow/stage.ts";

/** A graduate who stands at the cashier. */
export interface Waiting {
  readonly collectionId: string;
  readonly orderNumber: string;
}

/** Takes so many graduates from login to the opened cashier over HTTP, one after another. */
export async function takeToCashier(
  stage: FlowStage,
  count: number,
  firstIndex: number,
): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  for (let index = firstIndex; index < firstIndex + count; index++) {
    waiting.push(await oneToCashier(stage, index));
  }
  return waiting;
}

async function oneToCashier({ origin, wechat, programme }: FlowStage, index: number): Promise<Waiting> {
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
  const studentNumber = `N${String(index).padStart(8, "0")}`;
  const content = await sealCode({
    expiresAt: 0,
    record: {
      collectionCode: `78${studentNumber}`,
      school: programme.school,
      category: programme.category,
      level: "本科",
      year: programme.year,
      studentNumber,
      name: "周*",
      documentLastFour: lastFour,
      major: null,
    },
  });
  await post("code", `/api/programmes/${programme.id}/code`, { content }, cookie);
  const { collectionId } = await post("proof", "/api/qualification/proof", { lastFour }, cookie);
  const base = `/api/collections/${collectionId}`;
  await post("confirm", `${base}/confirmation`, {}, cookie);
  const { order } = await post("order", `${base}/orders`, { services: ["collection"] }, cookie);
  const ask = { purpose: "pay", orderNumber: order.number };
  const { req } = await post("ask to pay", `${base}/shell-requests`, ask, cookie);
  await requests.send("pay parameters", `${origin}/api/shell/pay/${req}`, () => ({ headers: bearer }));
  return { collectionId, orderNumber: order.number };
}
