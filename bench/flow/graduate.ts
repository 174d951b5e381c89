import { listenTo } from "./changes.ts";
import { codeOf } from "./code.ts";
import { portraitOf } from "./photo.ts";
import { Requests, type Sample } from "./requests.ts";
import type { FlowStage } from "./stage.ts";

/** How one graduate got on. */
export interface Way {
  readonly collectionId: string;
  readonly orderNumber: string;
  /** SHA-256 of the standard photo that was approved. */
  readonly standardSha256: string;
  readonly samples: readonly Sample[];
  readonly repeated: readonly string[];
  /** Stages of standardizing that the socket told of. */
  readonly stages: number;
}

/** As long as anything of the whole group may take, ms. */
const LONGEST = 45 * 60_000;

/**
 * Takes one graduate from login to the delivered photo, over HTTP alone. Orders, uploads and submissions are sent twice
 * at once with one key, as a nervous thumb does; the first photo is rejected, and a second one taken.
 *
 * @param index Makes this one another than the others.
 */
export async function goThrough(stage: FlowStage, index: number): Promise<Way> {
  const { origin, wechat, programme } = stage;
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
  const twice = async (step: string, path: string, make: () => RequestInit) => {
    const [first] = await Promise.all([1, 2].map(() => requests.send(step, origin + path, make)));
    return first;
  };
  const get = (step: string, path: string) => requests.send(step, origin + path, () => ({ headers: cookie }));

  await get("schools", `/api/schools?q=${encodeURIComponent("百人")}`);
  const lastFour = String(index % 10_000).padStart(4, "0");
  const content = await codeOf(programme, `B${String(index).padStart(8, "0")}`, lastFour);
  await post("code", `/api/programmes/${programme.id}/code`, { content });
  const { collectionId } = await post("proof", "/api/qualification/proof", { lastFour });
  const base = `/api/collections/${collectionId}`;
  const changes = listenTo(`${origin.replace("http", "ws")}${base}/changes`, cookie);
  const until = async (step: string) => {
    for (const end = Date.now() + LONGEST; Date.now() < end; ) {
      const word = changes.next();
      if ((await get("detail", base)).step === step) return;
      await word;
    }
    throw new Error(`waited too long for ${step}`);
  };

  await get("detail", base);
  await post("confirm", `${base}/confirmation`);
  const { order } = await twice("order", `${base}/orders`, json(cookie, { services: ["collection"] }));
  const ask = { purpose: "pay", orderNumber: order.number };
  const { req } = await post("ask to pay", `${base}/shell-requests`, ask);
  const pay = () => ({ headers: bearer });
  const { payment } = await requests.send("pay parameters", `${origin}/api/shell/pay/${req}`, pay);
  await control("/cashier", payment);
  await until("shoot");

  const shoot = async (which: string): Promise<string> => {
    const photo = portraitOf(`${index} ${which}`);
    const headers = { ...cookie, "idempotency-key": crypto.randomUUID() };
    const { shotId } = await twice("upload", `${base}/shots`, () => {
      const form = new FormData();
      form.set("photo", photo);
      return { method: "POST", headers, body: form };
    });
    const { report } = await post("standardize", `${base}/standardizing`, { shotId });
    const standardSha256 = report.result.sha256;
    await get("photo", `${base}/photo`);
    await twice("submit", `${base}/submission`, json(cookie, { standardSha256 }));
    return standardSha256;
  };
  await shoot("first");
  await until("retake");
  const standardSha256 = await shoot("second");
  await until("done");
  await get("downloads", `${base}/downloads`);
  await get("list", "/api/collections");
  changes.close();
  const { samples, repeated } = requests;
  const stages = changes.stages.length;
  return { collectionId, orderNumber: order.number, standardSha256, samples, repeated, stages };
}
