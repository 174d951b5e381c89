import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { prepareDemo } from "./demo-data.ts";
import { keptSecrets } from "./secrets.ts";
import { root, wrangler, wranglerDev } from "./wrangler.ts";

/** Where a local run listens and keeps its data. */
export interface LocalSettings {
  readonly port: number;
  /** Of the played WeChat. */
  readonly wechatPort: number;
  /** Folder of databases, objects and pictures, with their keys. */
  readonly persist: string;
}

/** A local run under way. */
export interface LocalRun {
  readonly origin: string;
  readonly wechat: string;
  /** Resolves when one of its processes ends, with its exit code. */
  readonly ended: Promise<number>;
  stop(): void;
}

/** How long the processes have until they answer, ms. */
const PATIENCE = 120_000;

/**
 * Brings the whole system up on this machine, with no account and no network: keys and database at first start,
 * demo data, the worker with the decoder of codes beside it, and the played WeChat. Resolves when all answer.
 */
export async function startLocal({ port, wechatPort, persist }: LocalSettings): Promise<LocalRun> {
  const origin = `http://localhost:${port}`;
  const wechat = `http://localhost:${wechatPort}`;
  const secretsFile = join(persist, "secrets.env");
  const secrets = keptSecrets(secretsFile);
  wrangler("d1", "migrations", "apply", "DB", "--local", "--persist-to", persist);
  const assets = await prepareDemo(secrets, persist, wechat);

  const sandbox = wranglerDev(
    ...["-c", "local/wechat-sandbox/wrangler.toml", "--port", String(wechatPort), "--persist-to", persist],
    ...["--inspector-port", "0", "--var", "SANDBOX:on", "--var", `APP_URL:${origin}`],
  );
  const app = wranglerDev(
    ...["-c", "wrangler.toml", "-c", "local/acquisition-codes/wrangler.toml", "--port", String(port)],
    ...["--inspector-port", "0", "--persist-to", persist, "--env-file", secretsFile],
    ...["--assets", assets, "--var", `WECHAT_SANDBOX_URL:${wechat}`],
  );
  const processes: readonly ChildProcess[] = [sandbox, app];
  const stop = () => {
    for (const each of processes) each.kill("SIGTERM");
  };
  const ended = Promise.race(
    processes.map(
      (each) => new Promise<number>((resolve) => each.once("exit", (code) => resolve(code ?? 0))),
    ),
  );
  const up = Promise.all([answering(`${origin}/api/start`), answering(`${wechat}/sandbox/settings`)]);
  const first = await Promise.race([up, ended]);
  if (typeof first === "number") {
    stop();
    throw new Error("a local process ended before it answered");
  }
  return { origin, wechat, ended, stop };
}

/** Waits until an address answers. */
async function answering(url: string): Promise<true> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
}

/** Where `npm start` keeps its data. */
export const usualFolder = join(root, ".wrangler", "state");
