/** Checks that the first page loads no more script than a slow network takes in two seconds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Gzipped bytes of script before the guided camera; at 1.6 Mbit/s (simulated slow 4G) 0.75 s. */
export const BUDGET = 150 * 1024;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

type Manifest = Readonly<Record<string, Chunk>>;

/** Gzipped bytes of a chunk and everything it loads with it, each file once. */
export function gzippedBytes(
  manifest: Manifest,
  entries: readonly string[],
  sizeOf: (file: string) => number,
): number {
  const seen = new Set<string>();
  const visit = (key: string): number => {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) return 0;
    seen.add(key);
    return sizeOf(chunk.file) + (chunk.imports ?? []).reduce((sum, next) => sum + visit(next), 0);
  };
  return entries.reduce((sum, key) => sum + visit(key), 0);
}

/** Gzipped bytes by page: the start of the app with that page's own script. */
export function pages(dist: string): ReadonlyMap<string, number> {
  const manifest = JSON.parse(readFileSync(join(dist, "app-manifest.json"), "utf8")) as Manifest;
  const sizeOf = (file: string) =>
    file.endsWith(".js") ? gzipSync(readFileSync(join(dist, "assets", file))).length : 0;
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const found = Object.keys(manifest).filter((key) => key.startsWith("pages/"));
  return new Map(found.map((page) => [page, gzippedBytes(manifest, [...entry, page], sizeOf)]));
}

if (import.meta.main) {
  const sizes = pages(join(import.meta.dirname, "..", "dist"));
  let over = 0;
  for (const [page, bytes] of [...sizes].sort((a, b) => b[1] - a[1])) {
    const tooMuch = bytes > BUDGET;
    if (tooMuch) over++;
    console.log(`${tooMuch ? "✗" : " "} ${(bytes / 1024).toFixed(1).padStart(7)} KB  ${page}`);
  }
  console.log(`budget ${(BUDGET / 1024).toFixed(0)} KB gzipped, ${over} pages over`);
  process.exit(over > 0 ? 1 : 0);
}
