import { beijingRfc3339 } from "../../worker/wechat/beijing.ts";
import { toHex } from "../../worker/wechat/bytes.ts";
import type { Scene } from "./sandbox.ts";
import { encryptResource, type SignMischief, signatureHeaders } from "./sealed.ts";
import { all, one, readValue } from "./tables.ts";

/** WeChat Pay's retry schedule after a delivery that was not taken, in seconds. */
const retrySeconds = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600,
] as const;

/** What may go wrong with the next notification; all but `drop` are followed by the genuine one. */
export const mischiefKinds = [
  "duplicate",
  "delay",
  "reorder",
  "drop",
  "forge",
  "tamper",
  "wrongAmount",
  "wrongMerchant",
  "wrongPayer",
  "staleClock",
  "unknownSerial",
  "probe",
] as const;

/** See {@link mischiefKinds}. */
export type Mischief = (typeof mischiefKinds)[number];

/** One delivery as it went; status 0 when the application could not be reached. */
export interface Delivery {
  readonly id: number;
  readonly eventType: string;
  readonly as: Mischief | "genuine";
  readonly status: number;
}

/** A notification as kept. */
type NotificationRow = {
  id: number;
  notification_id: string;
  event_type: string;
  url: string;
  plain: string;
  mischief: Mischief | "genuine";
  state: "waiting" | "held" | "delivered" | "dropped" | "exhausted";
  attempts: number;
  due_at: number;
  last: string;
};

/** How many times faster than the real one the retry schedule runs. */
function retryScale(scene: Scene): number {
  return Number(readValue(scene.sql, "retryScale") ?? 60);
}

/** Queues a notification, with the mischief planned for the next one if any. */
export async function enqueue(scene: Scene, eventType: string, url: string, facts: unknown): Promise<void> {
  if (url === "") return;
  const taken = one<{ kind: Mischief }>(
    scene.sql,
    "DELETE FROM mischief WHERE id = (SELECT MIN(id) FROM mischief) RETURNING kind",
  );
  const mischief = taken?.kind ?? "genuine";
  const now = scene.now();
  const state = mischief === "drop" ? "dropped" : mischief === "reorder" ? "held" : "waiting";
  const dueAt = mischief === "delay" ? now + 600_000 / retryScale(scene) : now;
  const id = crypto.randomUUID();
  // The ways of arriving are done with here; the ways of being wrong are for the first delivery.
  const kept = ["duplicate", "delay", "reorder", "drop"].includes(mischief) ? "genuine" : mischief;
  for (let copies = mischief === "duplicate" ? 2 : 1; copies > 0; copies--) {
    scene.sql.exec(
      "INSERT INTO notification (notification_id, event_type, url, plain, mischief, state, attempts, due_at, last) VALUES (?, ?, ?, ?, ?, ?, 0, ?, '')",
      ...[id, eventType, url, JSON.stringify(facts), kept, state, dueAt],
    );
  }
  if (state === "waiting") await scene.wake(dueAt);
}

function altered(plain: string, mischief: Mischief | "genuine"): string {
  const facts = JSON.parse(plain);
  if (mischief === "wrongMerchant") facts.mchid = "1900009999";
  if (mischief === "wrongPayer" && facts.payer) facts.payer.openid = "oStranger000000000000000000";
  if (mischief === "wrongAmount") facts.amount.total += 1;
  return JSON.stringify(facts);
}

function spoilt(body: string): string {
  return body.replace(/"ciphertext":"(.)/, (_, first) => `"ciphertext":"${first === "A" ? "B" : "A"}`);
}

/** The request of one delivery: really encrypted, really signed, and wrong in the way its mischief says. */
export async function notificationRequest(
  scene: Scene,
  row: Pick<NotificationRow, "notification_id" | "event_type" | "url" | "plain" | "mischief">,
): Promise<Request> {
  const type = row.event_type.startsWith("REFUND") ? "refund" : "transaction";
  const resource = await encryptResource(scene.keys, altered(row.plain, row.mischief), type);
  const body = JSON.stringify({
    id: row.notification_id,
    create_time: beijingRfc3339(scene.now()),
    resource_type: "encrypt-resource",
    event_type: row.event_type,
    summary: type === "refund" ? "退款结果通知" : "支付成功",
    resource: { ...resource, original_type: type },
  });
  const bySign: readonly string[] = ["forge", "staleClock", "unknownSerial", "probe"];
  const mischief = bySign.includes(row.mischief) ? (row.mischief as SignMischief) : "none";
  const by = readValue(scene.sql, "notifyBy") === "certificate" ? "certificate" : "publicKey";
  const headers = await signatureHeaders(scene.keys, body, scene.now(), by, mischief);
  return new Request(row.url, {
    method: "POST",
    headers: {
      ...headers,
      "Content-Type": "application/json",
      "Request-ID": toHex(crypto.getRandomValues(new Uint8Array(16))),
    },
    body: row.mischief === "tamper" ? spoilt(body) : body,
    signal: AbortSignal.timeout(5_000),
  });
}

async function deliver(scene: Scene, row: NotificationRow): Promise<Delivery> {
  const as = row.mischief;
  let status = 0;
  try {
    const response = await scene.send(await notificationRequest(scene, row));
    status = response.status;
    await response.body?.cancel();
  } catch {
    // Not reached: the same as any answer that is not 200 or 204.
  }
  const genuine = as === "genuine";
  const taken = genuine && (status === 200 || status === 204);
  const retry = retrySeconds[row.attempts];
  const state = taken ? "delivered" : genuine && retry === undefined ? "exhausted" : "waiting";
  const attempts = genuine ? row.attempts + 1 : row.attempts;
  const wait = genuine && retry !== undefined ? (retry * 1000) / retryScale(scene) : 0;
  scene.sql.exec(
    "UPDATE notification SET state = ?, attempts = ?, due_at = ?, mischief = 'genuine', last = last || ? WHERE id = ?",
    ...[state, attempts, scene.now() + wait, `${as}:${status} `, row.id],
  );
  // What was held back arrives after something younger did.
  if (taken)
    scene.sql.exec(
      "UPDATE notification SET state = 'waiting', due_at = ? WHERE state = 'held' AND id < ?",
      scene.now(),
      row.id,
    );
  return { id: row.id, eventType: row.event_type, as, status };
}

/** Lets everything held back by `reorder` go. */
export async function releaseHeld(scene: Scene): Promise<void> {
  scene.sql.exec("UPDATE notification SET state = 'waiting', due_at = ? WHERE state = 'held'", scene.now());
  await scene.wake(scene.now());
}

/** Delivers everything due, once each, and arms the alarm for what remains. */
export async function deliverDue(scene: Scene): Promise<readonly Delivery[]> {
  const due = all<NotificationRow>(
    scene.sql,
    "SELECT * FROM notification WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at, id",
    scene.now(),
  );
  const deliveries: Delivery[] = [];
  for (const row of due) deliveries.push(await deliver(scene, row));
  const next = one<{ at: number | null }>(
    scene.sql,
    "SELECT MIN(due_at) AS at FROM notification WHERE state = 'waiting'",
  );
  if (next !== undefined && next.at !== null) await scene.wake(next.at);
  return deliveries;
}
