/**
 * What a deployment uploads, part by part and compressed, and how long the worker takes to start:
 * `npm run bench:bundle`. Ends with 1 above a limit.
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Row, table } from "../shared/table.ts";
import { outFile } from "../shared/workerd.ts";
import { wrangler } from "../shared/wrangler.ts";

/** Ours; the platform takes 10 MB compressed. Bytes. */
const LIMIT = 3_000_000;
/** The platform's, for the worker's top level, ms. */
const START_LIMIT = 1000;

const folder = outFile("bundle");
rmSync(folder, { recursive: true, force: true });
wrangler("deploy", "--dry-run", "--env", "production", "--outdir", folder);
const parts = readdirSync(folder)
  .filter((name) => /\.(js|wasm|bin)$/.test(name))
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name: name.replace(/^[0-9a-f]{40}-/, ""), bytes: bytes.length, packed: gzipSync(bytes).length };
  })
  .sort((a, b) => b.packed - a.packed);
const total = (of: "bytes" | "packed") => parts.reduce((sum, part) => sum + part[of], 0);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);
const rows: Row[] = [...parts, { name: "total", bytes: total("bytes"), packed: total("packed") }].map(
  ({ name, bytes, packed }) => [name, kilobytes(bytes), kilobytes(packed)],
);
console.log(`\n## Worker bundle, KB of 1000 bytes (limit ${kilobytes(LIMIT)} compressed)\n`);
console.log(table(["part", ">KB", ">gzip KB"], rows));

const told = wrangler("check", "startup", "--outfile", outFile("startup.cpuprofile"));
const milliseconds = (label: string) =>
  Number(new RegExp(`${label}: ([\\d.]+) ms`).exec(told)?.[1] ?? Number.NaN);
const active = milliseconds("Active");
console.log(`\n## Start-up, ms (limit ${START_LIMIT})\n`);
console.log(table([">active", ">profile window"], [[active, milliseconds("Profile window")]]));
process.exit(total("packed") > LIMIT || !(active < START_LIMIT) ? 1 : 0);
