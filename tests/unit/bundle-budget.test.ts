import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BUDGET, gzippedBytes, pages } from "../../scripts/bundle-budget.ts";

const dist = join(import.meta.dirname, "..", "..", "dist");

test("a page weighs what it loads, and what two of its scripts share counts once", () => {
  const manifest = {
    "index.html": { file: "a.js", imports: ["shared"], isEntry: true },
    "pages/start.tsx": { file: "b.js", imports: ["shared", "missing"] },
    shared: { file: "c.js" },
  };
  const sizes: Record<string, number> = { "a.js": 1, "b.js": 10, "c.js": 100 };
  expect(gzippedBytes(manifest, ["index.html", "pages/start.tsx"], (file) => sizes[file] ?? 0)).toBe(111);
});

test.skipIf(!existsSync(join(dist, "app-manifest.json")))(
  "every page's first load stays within its budget",
  () => {
    const sizes = pages(dist);
    expect(sizes.size).toBeGreaterThan(20);
    for (const [page, bytes] of sizes) expect(bytes, page).toBeLessThanOrEqual(BUDGET);
  },
);
