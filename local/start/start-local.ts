import { join } from "node:path";
import { keptSecrets } from "../system/secrets.ts";
import { openSystem } from "../system/system.ts";
import { root } from "../system/wrangler.ts";
import { prepareDemo } from "./demo-data.ts";

/** Where a local run listens and keeps its data. */
export interface LocalSettings {
  readonly port: number;
  /** Of the played WeChat. */
  readonly wechatPort: number;
  /** Where cron jobs are run on request. */
  readonly controlPort: number;
  /** Folder of databases, objects and pictures, with their keys. */
  readonly folder: string;
}

/** A local run under way. */
interface LocalRun {
  readonly origin: string;
  readonly wechat: string;
  /** Does what the cron jobs do. */
  runScheduled(): Promise<void>;
  /** Puts the workers in place as their sources are now; rejects, and leaves those that run, when they cannot be bundled. */
  rebuild(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Brings the whole system up on this machine, with no account and no network: keys and database at first start,
 * demo data, the worker with the decoder of codes beside it, and the played WeChat. Resolves when all listen.
 */
export async function startLocal({ folder, ...ports }: LocalSettings): Promise<LocalRun> {
  const secrets = keptSecrets(join(folder, "secrets.env"));
  const places = {
    wechat: `http://localhost:${ports.wechatPort}`,
    control: `http://localhost:${ports.controlPort}`,
  };
  const assets = await prepareDemo(secrets, folder, places);
  const { application, wechat, close } = await openSystem({ folder, secrets, assets, ...ports });
  return {
    origin: application.origin,
    wechat: wechat.origin,
    runScheduled: application.runScheduled,
    async rebuild() {
      await Promise.all([application.rebuild(), wechat.rebuild()]);
    },
    stop: close,
  };
}

/** Where `npm start` keeps its data. */
export const usualFolder = join(root, ".wrangler", "state");
