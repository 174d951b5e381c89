import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { QUIET_WRANGLER } from "../../local/system/quiet-wrangler.ts";
import { keptSecrets } from "../../local/system/secrets.ts";
import { benchOut, root } from "../shared/root.ts";
import { WORKERD } from "../shared/workerd.ts";
import { wrangler } from "../shared/wrangler.ts";

const CONFIG = join(root, "bench", "desk", "wrangler.toml");
const FOLDER = join(benchOut, "desk");
const DATA = join(FOLDER, "data");
const SECRETS = join(FOLDER, "secrets.env");

/** Makes the empty database. */
export function prepareData(): void {
  rmSync(DATA, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  keptSecrets(SECRETS);
  wrangler("d1", "migrations", "apply", "DB", "--local", "-c", CONFIG, "--persist-to", DATA);
}

/** A fresh runtime with the desk and the data so far. */
export interface DeskRuntime {
  readonly url: string;
  /** Resident memory of the whole process at its highest, bytes: the desk beside the local database and bucket. */
  peakResident(): number;
  close(): Promise<void>;
}

/**
 * Starts the desk in a runtime of its own.
 *
 * @param log Where V8's trace goes; workerd is started through a script for that, since wrangler keeps its output.
 */
export async function startDesk(v8Flags: readonly string[], log: string): Promise<DeskRuntime> {
  const script = join(FOLDER, "workerd.sh");
  const pidFile = join(FOLDER, "workerd.pid");
  // `exec` keeps the process: its number is that of the script.
  writeFileSync(script, `#!/bin/sh\necho $$ > '${pidFile}'\nexec stdbuf -oL '${WORKERD}' "$@" > '${log}'\n`);
  chmodSync(script, 0o755);
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules", "wrangler", "bin", "wrangler.js"),
      "dev",
      ...["-c", CONFIG, "--port", String(port), "--persist-to", DATA, "--env-file", SECRETS],
      "--show-interactive-dev-session=false",
    ],
    {
      stdio: "ignore",
      env: {
        ...process.env,
        ...QUIET_WRANGLER,
        MINIFLARE_WORKERD_PATH: script,
        MINIFLARE_WORKERD_V8_FLAGS: v8Flags.join(" "),
      },
    },
  );
  const url = `http://localhost:${port}`;
  await answering(`${url}/health`);
  return {
    url,
    peakResident: () => residentBytes(readFileSync(pidFile, "utf8").trim()),
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}

function residentBytes(pid: string): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Waits until the worker answers, for a minute at most. */
async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("wrangler dev did not answer");
}
