import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Sandbox, type Scene } from "../../local/wechat-sandbox/sandbox.ts";
import type { Sql } from "../../local/wechat-sandbox/tables.ts";
import { loadMerchant, type Merchant } from "../../worker/wechat/pay/merchant.ts";
import { readWechatSettings, type WechatSettings } from "../../worker/wechat/settings.ts";
import type { World } from "../../worker/wechat/world.ts";

/** The sandbox in Node, for clients that run only there. */
export interface NodeStage {
  readonly sandbox: Sandbox;
  readonly scene: Scene;
  readonly settings: WechatSettings;
  readonly merchant: Merchant;
  readonly world: World;
  /** The last notification the sandbox sent. */
  readonly received: Request[];
}

/** The address the sandbox believes to have. */
export const origin = "http://localhost:8790";

function sqlOf(database: DatabaseSync): Sql {
  const exec = (query: string, ...values: SQLInputValue[]) => {
    if (query.includes("CREATE TABLE")) {
      database.exec(query);
      return { toArray: () => [] };
    }
    const rows = database.prepare(query).all(...values);
    return { toArray: () => rows };
  };
  return { exec } as unknown as Sql;
}

/** A fresh sandbox on the real clock (the peers know no other), with our merchant beside it. */
export async function nodeStage(): Promise<NodeStage> {
  const received: Request[] = [];
  const sandbox = new Sandbox({
    sql: sqlOf(new DatabaseSync(":memory:")),
    appUrl: "http://localhost:8787",
    now: () => Date.now(),
    send: async (request) => {
      received.push(request.clone() as Request);
      return new Response(null, { status: 204 });
    },
    wake: () => undefined,
  });
  const scene = await sandbox.scene();
  const raw = await (await sandbox.fetch(new Request(`${origin}/sandbox/settings`))).json();
  const settings = readWechatSettings(raw, "local");
  if (!settings.ok) throw new Error(settings.faults.join("; "));
  const loaded = await loadMerchant(settings.value.appid, settings.value.pay);
  if (!loaded.ok) throw new Error(loaded.fault.setting);
  const world: World = {
    fetch: (request) => sandbox.fetch(request),
    now: () => Date.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
  return { sandbox, scene, settings: settings.value, merchant: loaded.value, world, received };
}
