/** Times each lookup of the desk at 1,000, 20,000 and 200,000 graduates in workerd: `node bench/lookup/lookup.ts`. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QUIET_WRANGLER } from "../../local/system/quiet-wrangler.ts";
import { root } from "../shared/root.ts";
import { median } from "../shared/statistics.ts";
import { table } from "../shared/table.ts";
import type { Timed } from "./lookup-worker.ts";

const SIZES = [1_000, 20_000, 200_000];
const PORT = 8799;

const folder = mkdtempSync(join(tmpdir(), "xuezhao-lookup-"));
const migrations = join(root, "migrations");
const schema = readdirSync(migrations)
  .toSorted()
  .map((name) => readFileSync(join(migrations, name), "utf8").replace(/^\s*--.*$/gm, ""))
  .join("\n");

const wrangler = spawn(
  process.execPath,
  [
    join(root, "node_modules", "wrangler", "bin", "wrangler.js"),
    "dev",
    "--config",
    join(root, "bench", "lookup", "wrangler.toml"),
    "--port",
    String(PORT),
    "--persist-to",
    folder,
    "--show-interactive-dev-session=false",
  ],
  {
    stdio: "ignore",
    env: { ...process.env, ...QUIET_WRANGLER },
  },
);

try {
  await answering();
  const columns: Timed[][] = [];
  for (const size of SIZES) {
    const response = await fetch(`http://localhost:${PORT}/?size=${size}`, { method: "POST", body: schema });
    if (!response.ok) throw new Error(`size ${size}: ${response.status} ${await response.text()}`);
    columns.push((await response.json()) as Timed[]);
  }
  const rows = (columns[0] ?? []).map(({ kind }, row) => [
    kind,
    ...columns.flatMap((column) => {
      const { ms, found } = column[row] ?? { ms: [], found: 0 };
      return [`${median(ms).toFixed(1)} / ${percentile95(ms).toFixed(1)}`, found];
    }),
  ]);
  console.log(
    table(
      ["looked up by", ...SIZES.flatMap((size) => [`>${size.toLocaleString("en")}: ms`, ">found"])],
      rows,
    ),
  );
} finally {
  wrangler.kill();
  rmSync(folder, { recursive: true, force: true });
}

function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** Waits until the worker answers, for half a minute at most. */
async function answering(): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const up = await fetch(`http://localhost:${PORT}/?size=0`).then(
      () => true,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("wrangler dev did not answer");
}
