/**
 * Runs the whole demo on free ports with a fresh, seeded database, for the browser tests and the gallery: the worker,
 * the decoder of codes, and the WeChat sandbox. Prints one line of JSON when it answers, and ends with its input.
 */
import { createTestHarness } from "wrangler";
import { seedDemo } from "../local/demo/seed.ts";
import { QUIET_WRANGLER } from "../local/start/quiet-wrangler.ts";
import { makeSecrets } from "../local/start/secrets.ts";
import { readKeys } from "../worker/roster/secrets/keys.ts";

Object.assign(process.env, QUIET_WRANGLER);

const config = (path: string) => new URL(`../${path}`, import.meta.url);
const sandboxFor = (APP_URL: string) => ({
  workers: [{ configPath: config("local/wechat-sandbox/wrangler.toml"), vars: { SANDBOX: "on", APP_URL } }],
});

// Each has to know the other's address; the sandbox is told the second time.
const sandbox = createTestHarness(sandboxFor("http://localhost:1"));
const wechat = (await sandbox.listen()).url.origin;
const secrets = makeSecrets();
const app = createTestHarness({
  workers: [
    { configPath: config("wrangler.toml"), vars: { WECHAT_SANDBOX_URL: wechat }, secrets },
    { configPath: config("local/acquisition-codes/wrangler.toml") },
  ],
});
const { origin } = (await app.listen()).url;
await sandbox.update(sandboxFor(origin));

const worker = app.getWorker<{ DB: D1Database }>();
await worker.applyD1Migrations("DB");
const keys = await readKeys(secrets.DATA_KEYS, "local");
if (!keys.ok) throw new Error(keys.faults.join("; "));
const demo = await seedDemo({ db: (await worker.getEnv()).DB, keys: keys.keys }, Date.now());
console.log(JSON.stringify({ origin, wechat, demo }));

process.stdin.resume();
process.stdin.on("end", async () => {
  await Promise.allSettled([app.close(), sandbox.close()]);
  process.exit(0);
});
