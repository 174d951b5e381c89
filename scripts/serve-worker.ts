import { join } from "node:path";
import { createTestHarness, type TestHarness } from "wrangler";
import { QUIET_WRANGLER } from "../local/start/quiet-wrangler.ts";

/** Starts the built worker in workerd on a free port of this machine; the caller closes it. */
export async function serveWorker(): Promise<{ readonly server: TestHarness; readonly url: URL }> {
  Object.assign(process.env, QUIET_WRANGLER);
  const root = join(import.meta.dirname, "..");
  // The decoder of codes is bound to the worker: without it beside, the worker does not start.
  const configs = ["wrangler.toml", join("local", "acquisition-codes", "wrangler.toml")];
  const server = createTestHarness({ workers: configs.map((path) => ({ configPath: join(root, path) })) });
  const { url } = await server.listen();
  // The desk looks people up and writes its audit log, so it needs the tables, empty.
  await server.getWorker("xuezhao").applyD1Migrations("DB");
  return { server, url };
}
