import { sealCode } from "../../local/acquisition-codes/sealed.ts";
import { Requests, type Sample } from "./requests.ts";
import type { FlowStage } from "./stage.ts";

/** How one graduate got on. */
export interface Way {
  readonly collectionId: string;
  readonly orderNumber: string;
  readonly samples: readonly Sample[];
  readonly repeated: readonly string[];
}

const staff = { kind: "staff", staffId: "bench" } as const;
const system = { kind: "system" } as const;

/**
 * Takes one graduate from login to delivery over HTTP. Orders and submissions are sent twice at once with one key, as
 * a nervous thumb does.
 *
 * @param photo A real photo is uploaded and standardized; null: a wall is uploaded and its lease committed from
 * outside, so that the flow is measured and not the pipeline.
 */
export async function goThrough(
  stage: FlowStage,
  index: number,
  photo: File | null,
  wall: File,
): Promise<Way> {
  const { origin, wechat, programme, env } = stage;
  const requests = new Requests();
  const openid = `obench${String(index).padStart(22, "0")}`;
  const control = (path: string, body: unknown) =>
    fetch(`${wechat}/sandbox${path}`, { method: "POST", body: JSON.stringify(body) }).then((r) => r.json());
  const json = (headers: Record<string, string>, body: unknown): (() => RequestInit) => {
    const key = crypto.randomUUID();
    const whole = { "content-type": "application/json", "idempotency-key": key, ...headers };
    return () => ({ method: "POST", headers: whole, body: JSON.stringify(body) });
  };

  // A code of wx.login is good once: a try that got lost needs another.
  const login = async () => json({}, await control("/login", { openid }))();
  const { token } = await requests.send("login", `${origin}/api/session/shell`, login);
  const bearer = { authorization: `Bearer ${token}` };
  const ticket = await requests.send("ticket", `${origin}/api/session/ticket`, json(bearer, { next: "/" }));
  await requests.send("enter", `${origin}/api/session/enter`, json({}, ticket));
  const cookie = { cookie: requests.cookie };
  const post = (step: string, path: string, body: unknown = {}) =>
    requests.send(step, origin + path, json(cookie, body));
  const twice = async (step: string, path: string, body: unknown) => {
    const make = json(cookie, body);
    const [first] = await Promise.all([1, 2].map(() => requests.send(step, origin + path, make)));
    return first;
  };
  const get = (step: string, path: string) => requests.send(step, origin + path, () => ({ headers: cookie }));

  const studentNumber = `B${String(index).padStart(8, "0")}`;
  const lastFour = String(index % 10_000).padStart(4, "0");
  const content = await sealCode({
    expiresAt: 0,
    record: {
      collectionCode: `77${studentNumber}`,
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
  await get("schools", `/api/schools?q=${encodeURIComponent("百人")}`);
  await post("code", `/api/programmes/${programme.id}/code`, { content });
  const { collectionId } = await post("proof", "/api/qualification/proof", { lastFour });
  const base = `/api/collections/${collectionId}`;
  await get("detail", base);
  await post("confirm", `${base}/confirmation`);
  const { order } = await twice("order", `${base}/orders`, { services: ["collection"] });
  const ask = { purpose: "pay", orderNumber: order.number };
  const { req } = await post("ask to pay", `${base}/shell-requests`, ask);
  const { payment } = await requests.send("pay parameters", `${origin}/api/shell/pay/${req}`, () => ({
    headers: bearer,
  }));
  await control("/cashier", payment);
  await until(async () => (await get("detail", base)).payment === "paid");

  const shoot = async () => {
    const headers = { ...cookie, "idempotency-key": crypto.randomUUID() };
    const { shotId } = await requests.send("upload", `${origin}${base}/shots`, () => {
      const form = new FormData();
      form.set("photo", photo ?? wall);
      return { method: "POST", headers, body: form };
    });
    if (photo) await post("standardize", `${base}/standardizing`, { shotId });
    else await commitLease(stage, collectionId, shotId);
    const { standard } = await get("detail", base);
    await twice("submit", `${base}/submission`, { standardSha256: standard.sha256 });
  };
  const graduate = env.GRADUATE.getByName(collectionId);
  const decide = async (verdict: "approve" | "reject") => {
    const { review } = (await graduate.view()).collection.photo;
    const seen = {
      by: staff,
      submission: review?.submission ?? 0,
      stage: review?.stage ?? "central",
    } as const;
    const command =
      verdict === "approve"
        ? ({ type: "approve", ...seen } as const)
        : ({ type: "reject", ...seen, reasons: ["light"] } as const);
    const answer = await graduate.perform({ key: crypto.randomUUID(), command });
    if (!answer.ok) throw new Error(`${verdict}: ${answer.refusal.code}`);
  };
  await shoot();
  await decide("reject");
  await shoot();
  await decide("approve");
  const { standard } = await get("detail", base);
  const deliver = { type: "deliver", by: staff, batch: "bench", standardSha256: standard.sha256 } as const;
  await graduate.perform({ key: crypto.randomUUID(), command: deliver });
  await get("list", "/api/collections");
  const { samples, repeated } = requests;
  return { collectionId, orderNumber: order.number, samples, repeated };
}

/** Does from outside what the pipeline would: the lease is granted and its result committed. */
async function commitLease({ env }: FlowStage, collectionId: string, shotId: string): Promise<void> {
  const graduate = env.GRADUATE.getByName(collectionId);
  const accountId = (await graduate.view()).collection.claim?.accountId ?? "";
  const begin = { type: "beginStandardizing", by: { kind: "graduate", accountId }, shotId } as const;
  const begun = await graduate.perform({ key: crypto.randomUUID(), command: begin });
  if (!begun.ok || !begun.lease) throw new Error("no lease");
  const sha256 = (collectionId + shotId)
    .split("")
    .map((c) => (c.charCodeAt(0) % 16).toString(16))
    .join("");
  const standard = {
    shotId,
    sha256: sha256.padEnd(64, "0").slice(-64),
    reportSha256: "0".repeat(64),
    specVersion: "moe-blue@1",
    engine: "bench",
    doubts: [],
  };
  const done = { type: "completeStandardizing", by: system, leaseId: begun.lease.id, standard } as const;
  const answer = await graduate.perform({ key: crypto.randomUUID(), command: done });
  if (!answer.ok) throw new Error(answer.refusal.code);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 240_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("waited too long");
}
