/**
 * Everything that must hold before a change lands: types, lint, layering, unused code, models and modules as pinned, then the
 * tests in Node, in workerd and in Chromium. Ends with one line: `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QUIET_WRANGLER } from "../local/system/quiet-wrangler.ts";
import { findChromium } from "./chromium.ts";

const root = join(import.meta.dirname, "..");
const environment = {
  ...process.env,
  CI: "true",
  ...QUIET_WRANGLER,
  CHROMIUM: findChromium(),
};

const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ["assets", "npm", "run", "-s", "build"],
  ["types", "npm", "run", "-s", "typecheck"],
  ["lint, format and layering", "npm", "run", "-s", "lint"],
  ["unused code", "npm", "run", "-s", "unused"],
  ["models as pinned", "npm", "run", "-s", "models", "--", "--check"],
  ["modules as trimmed", "npm", "run", "-s", "trim", "--", "--check"],
];

interface VitestSummary {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

let passed = 0;
let failed = 0;
for (const [name, ...command] of STEPS) {
  const ok = run(command);
  console.log(`${ok ? "✓" : "✗"} ${name}`);
  if (ok) passed++;
  else failed++;
}

const folder = mkdtempSync(join(tmpdir(), "tests-"));
const summaryFile = join(folder, "summary.json");
const green = run([
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${summaryFile}`,
]);
let skipped = 0;
try {
  const summary = JSON.parse(readFileSync(summaryFile, "utf8")) as VitestSummary;
  passed += summary.numPassedTests;
  failed += summary.numFailedTests;
  skipped = summary.numPendingTests;
} catch {
  failed++;
}
// A file that does not load fails no single test, and an error outside any test none either.
if (!green && failed === 0) failed = 1;
rmSync(folder, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 ? 1 : 0);

function run(command: readonly string[]): boolean {
  const [name = "", ...rest] = command;
  return spawnSync(name, rest, { cwd: root, env: environment, stdio: "inherit" }).status === 0;
}
