import { spawn } from "node:child_process";
import { join } from "node:path";
import { QUIET_WRANGLER } from "./quiet-wrangler.ts";

/** The folder of the project. */
export const root = join(import.meta.dirname, "..", "..");

const bin = join(root, "node_modules", ".bin");
/** Nothing of a local run asks the network for anything. */
const environment = {
  ...process.env,
  CI: "true",
  PATH: `${bin}:${process.env.PATH ?? ""}`,
  ...QUIET_WRANGLER,
};

/** Runs a wrangler command to its end; rejects with what it printed when it fails. */
export function wrangler(...words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const run = spawn("wrangler", words, { cwd: root, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [run.stdout, run.stderr])
      stream.on("data", (more: Buffer) => {
        printed += String(more);
      });
    run.once("error", reject);
    run.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`wrangler ${words[0]} failed\n${printed}`)),
    );
  });
}
