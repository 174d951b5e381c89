import { mkdirSync, rmSync } from "node:fs";
import { makeSecrets } from "../../local/system/secrets.ts";
import { makeKeys, readyKeys, type SandboxKeys, settingsFor } from "../../local/wechat-sandbox/keys.ts";
import { encryptResource, signatureHeaders } from "../../local/wechat-sandbox/sealed.ts";
import { beijingRfc3339 } from "../../worker/wechat/beijing.ts";
import { buildBenchWorker, outFile, startRuntime } from "../shared/workerd.ts";
import type { Waiting } from "./route/open-order.ts";
import type { Message } from "./send.ts";
import type { NotifyStage } from "./stage.ts";

const OPENID = "onotify00000000000000000000";
/** Nothing is sent there: the graduates' orders are made without WeChat. */
const NOWHERE = "http://localhost:1";

/** An order that was paid, and when (ms). */
type Paid = Waiting & { readonly paidAt: number };

/** The route and the object in a plain workerd, the objects stored in a folder; WeChat's keys are the sandbox's. */
export async function openRouteStage(): Promise<NotifyStage> {
  const disk = outFile("notify", "objects");
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk);
  const keys = await readyKeys(await makeKeys(Date.now()));
  const worker = {
    folder: "notify/route",
    script: "notify-worker.js",
    bindings: {
      ...{ ENVIRONMENT: "local", CODES_URL: NOWHERE },
      WECHAT_SETTINGS: JSON.stringify(settingsFor(keys, NOWHERE, NOWHERE)),
      ...makeSecrets(),
    },
    object: { className: "Graduate", binding: "GRADUATE", disk },
    entrypoints: { EFFECTS: "Outside", PROJECTION: "Outside" },
  };
  buildBenchWorker(worker);
  const runtime = await startRuntime({}, worker);
  const graduates = new Map<string, Paid>();

  const stateOf = async (id: string): Promise<{ waitingSince: number | null; received: number }> =>
    (await fetch(`${runtime.url}/graduate/${id}`)).json() as never;

  return {
    name: "route and object alone",
    nothing: `${runtime.url}/hooks/wechat/nothing`,
    async paid(count) {
      const ids: string[] = [];
      for (let i = 0; i < count; i++) {
        const response = await fetch(`${runtime.url}/order`, { method: "POST", body: OPENID });
        const waiting = (await response.json()) as Waiting;
        graduates.set(waiting.graduateId, { ...waiting, paidAt: Date.now() });
        ids.push(waiting.graduateId);
      }
      return ids;
    },
    signed: (graduateIds) =>
      Promise.all(
        graduateIds.map(async (id) => {
          const paid = graduates.get(id);
          if (paid === undefined) throw new Error("not a graduate of this stage");
          return notificationOf(keys, paid, `${runtime.url}/hooks/wechat/payment/${id}`);
        }),
      ),
    async settled(graduateIds) {
      for (const id of graduateIds) {
        while ((await stateOf(id)).waitingSince !== null)
          await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    received: async (graduateId) => (await stateOf(graduateId)).received,
    close: () => runtime.close(),
  };
}

/** What WeChat Pay sends of a payment. */
async function notificationOf(
  keys: SandboxKeys,
  { orderNumber, amountFen, paidAt }: Paid,
  url: string,
): Promise<Message> {
  const now = Date.now();
  const transaction = {
    appid: keys.appid,
    mchid: keys.mchid,
    out_trade_no: orderNumber,
    transaction_id: `4200${orderNumber.slice(0, 20)}`,
    trade_type: "JSAPI",
    trade_state: "SUCCESS",
    trade_state_desc: "支付成功",
    bank_type: "OTHERS",
    attach: "",
    success_time: beijingRfc3339(paidAt),
    payer: { openid: OPENID },
    amount: { total: amountFen, payer_total: amountFen, currency: "CNY", payer_currency: "CNY" },
  };
  const resource = await encryptResource(keys, JSON.stringify(transaction), "transaction");
  const body = JSON.stringify({
    id: crypto.randomUUID(),
    create_time: beijingRfc3339(now),
    resource_type: "encrypt-resource",
    event_type: "TRANSACTION.SUCCESS",
    summary: "支付成功",
    resource: { ...resource, original_type: "transaction" },
  });
  const headers = await signatureHeaders(keys, body, now, "publicKey");
  return { url, headers: { ...headers, "content-type": "application/json" }, body };
}
