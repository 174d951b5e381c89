import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { QUIET_WRANGLER } from "../../local/system/quiet-wrangler.ts";
import { root } from "./root.ts";

/** Runs a wrangler command in the project, offline, and answers what it printed; throws when it fails. */
export function wrangler(...command: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "node_modules", "wrangler", "bin", "wrangler.js"), ...command],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, ...QUIET_WRANGLER, CI: "true" },
    },
  );
  if (status !== 0) throw new Error(`wrangler ${command[0]} failed:\n${stderr}`);
  return stdout;
}
