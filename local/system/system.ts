import { join } from "node:path";
import { type Application, openApplication } from "./application.ts";
import { builtWorker } from "./built-worker.ts";
import { type Listening, listen } from "./listening.ts";
import { freePort } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

/** What a run of the whole system needs to know. */
export interface SystemSettings {
  /** Folder of databases, objects, pictures and bundles. */
  readonly folder: string;
  readonly secrets: Secrets;
  /** The folder of files that the application serves; the built ones without it. */
  readonly assets?: string;
  /** Of the application, of the played WeChat, and where cron jobs are run on request; free ones without them. */
  readonly port?: number;
  readonly wechatPort?: number;
  readonly controlPort?: number;
}

/** The application and the played WeChat, each in a process of its own, as they are in the world. */
export interface System {
  readonly application: Application;
  readonly wechat: Listening;
  close(): Promise<void>;
}

/** Starts everything on this machine, on a database that is prepared; resolves when all of it listens. */
export async function openSystem(settings: SystemSettings): Promise<System> {
  const {
    folder,
    secrets,
    assets,
    controlPort,
    port = await freePort(),
    wechatPort = await freePort(),
  } = settings;
  // Each has to know the other's address before it starts.
  const variables = { ...secrets, WECHAT_SANDBOX_URL: `http://localhost:${wechatPort}` };
  const APP_URL = `http://localhost:${port}`;
  const [application, wechat] = await Promise.all([
    openApplication({ folder, variables, assets, port, controlPort }),
    listen({ port: wechatPort, folder }, async () => [
      await builtWorker("wechat-sandbox", join(folder, "built"), { bindings: { SANDBOX: "on", APP_URL } }),
    ]),
  ]);
  return {
    application,
    wechat,
    async close() {
      await Promise.all([application.close(), wechat.close()]);
    },
  };
}
