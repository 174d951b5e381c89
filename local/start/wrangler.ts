import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { QUIET_WRANGLER } from "./quiet-wrangler.ts";

/** The folder of the project. */
export const root = join(import.meta.dirname, "..", "..");

/** Nothing of a local run asks the network for anything. */
const environment = { ...process.env, CI: "true", ...QUIET_WRANGLER };

/** Runs a wrangler command to its end; throws with what it printed when it fails. */
export function wrangler(...words: readonly string[]): void {
  const run = spawnSync("wrangler", words, { cwd: root, env: environment, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`wrangler ${words[0]} failed\n${run.stdout}${run.stderr}`);
}

/** Starts `wrangler dev`; its output goes to this process's. */
export function wranglerDev(...words: readonly string[]): ChildProcess {
  return spawn("wrangler", ["dev", ...words, "--show-interactive-dev-session=false"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
  });
}
