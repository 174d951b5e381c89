import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PhotoReport } from "../../worker/photo/report.ts";
import { root } from "./root.ts";

/**
 * Runs `npm run photo` over files or folders, as anyone would, and waits for it; its progress goes to standard error.
 *
 * @param more Further arguments, such as `--matte`.
 */
export function runPhotoCommand(inputs: readonly string[], out: string, more: readonly string[] = []): void {
  const command = ["run", "-s", "photo", "--", ...inputs, "--out", out, ...more];
  const { status } = spawnSync("npm", command, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`npm run photo ended with ${status}`);
}

/** The report that `npm run photo` wrote for a photo; null when there is none. */
export function readReport(out: string, name: string): PhotoReport | null {
  const file = join(out, `${name}.report.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as PhotoReport) : null;
}
