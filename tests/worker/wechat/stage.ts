import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { WechatSandbox } from "../../../local/wechat-sandbox/object.ts";
import { Sandbox } from "../../../local/wechat-sandbox/sandbox.ts";
import { prepareTables, readValue, writeValue } from "../../../local/wechat-sandbox/tables.ts";
import { loadWechat } from "../../../worker/wechat/load.ts";
import type { Merchant } from "../../../worker/wechat/pay/merchant.ts";
import type { WechatSettings } from "../../../worker/wechat/settings.ts";
import type { World } from "../../../worker/wechat/world.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      WECHAT_SANDBOX: DurableObjectNamespace<WechatSandbox>;
    }
  }
}

/** The sandbox and our side of WeChat, facing each other in one object's storage, on one clock. */
export interface Stage {
  readonly settings: WechatSettings;
  readonly merchant: Merchant;
  readonly world: World;
  readonly clock: { now: number };
  /** What receives the sandbox's notifications and the played shell's calls. */
  app: (request: Request) => Promise<Response>;
  /** One of the sandbox's controls. */
  control<T = { ok: boolean }>(path: string, body?: unknown): Promise<T>;
}

const origin = "http://localhost:8790";

/** Keys made by the first sandbox serve the others: four RSA pairs a test would take most of the time. */
let keptKeys: string | undefined;

/** Runs a play on a fresh sandbox. */
export async function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const stub = env.WECHAT_SANDBOX.getByName(crypto.randomUUID());
  await runInDurableObject(stub, async (_, state) => {
    const clock = { now: Date.parse("2026-06-01T10:00:00+08:00") };
    const sandbox = new Sandbox({
      sql: state.storage.sql,
      appUrl: "http://localhost:8787",
      now: () => clock.now,
      send: (request) => stage.app(request),
      wake: () => undefined,
    });
    prepareTables(state.storage.sql);
    if (keptKeys !== undefined) writeValue(state.storage.sql, "keys", keptKeys);
    const world: World = {
      fetch: (request) => sandbox.fetch(request),
      now: () => clock.now,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    };
    const wechat = await loadWechat({ environment: "local", sandbox: origin }, world.fetch);
    if (!wechat.ok) throw new Error(wechat.faults.join("; "));
    keptKeys = readValue(state.storage.sql, "keys");
    const stage: Stage = {
      ...wechat.value,
      world,
      clock,
      app: async () => new Response(null, { status: 503 }),
      async control(path, body) {
        const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
        const response = await sandbox.fetch(new Request(`${origin}/sandbox${path}`, init));
        return response.json();
      },
    };
    await play(stage);
  });
}

/** The value of an outcome that must have gone well. */
export function valueOfOutcome<T>(
  outcome: { ok: true; value: T } | { ok: false; refusal: { code: string; upstream?: string } },
): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${outcome.refusal.upstream ?? ""}`);
  return outcome.value;
}
