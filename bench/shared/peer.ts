import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "./root.ts";

/** A picture for the peer; `matte` is where to write its alpha, when that is wanted. */
export interface PeerJob {
  readonly input: string;
  readonly matte?: string;
}

/** What the peer took for one picture. */
export interface PeerRun {
  readonly input: string;
  readonly ms: number;
  /** Resident memory of its process afterwards, bytes. */
  readonly rss: number;
}

const folder = join(root, "bench", "peer");

/**
 * Runs the peer over pictures one after the other in one process, so that every picture after the first finds the
 * model loaded. Installs it on first use; see bench/peer/README.md for why it is not a dependency.
 */
export async function runPeer(jobs: readonly PeerJob[]): Promise<PeerRun[]> {
  if (jobs.length === 0) return [];
  install();
  const child = spawn(process.execPath, ["cut-out.mjs", JSON.stringify(jobs)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const runs: PeerRun[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    runs.push(JSON.parse(line) as PeerRun);
    process.stderr.write(`peer ${runs.length}/${jobs.length}\n`);
  }
  if (runs.length < jobs.length) throw new Error(`the peer judged ${runs.length} of ${jobs.length} pictures`);
  return runs;
}

function install(): void {
  if (existsSync(join(folder, "node_modules", "@imgly"))) return;
  process.stderr.write("installing the peer, once\n");
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("the peer could not be installed");
}
