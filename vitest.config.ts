import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { codesApp } from "./local/acquisition-codes/app.ts";
import { makeSecrets } from "./local/system/secrets.ts";

const codes = codesApp();

/** What hangs ends after this, ms; a slow or busy machine is no failure, and the heaviest tests take seconds on a good one. */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], environment: "node", testTimeout } },
      // Cross-checks against other people's implementations, and against Chromium.
      {
        test: { name: "interop", include: ["tests/interop/**/*.test.ts"], environment: "node", testTimeout },
      },
      // The built worker and Chromium, as a person would use them.
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          environment: "node",
          globalSetup: ["./tests/browser/bundles.ts"],
          // Each file has a system and a browser of its own, and waits for them most of the time.
          maxWorkers: 2,
          // After all others, which keep both cores busy.
          sequence: { groupOrder: 1 },
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: "./tests/worker/entry.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              durableObjects: {
                WECHAT_SANDBOX: { className: "WechatSandbox", useSQLite: true },
                // The same, facing the application: what journeys log in with and pay at.
                PLAYED_WECHAT: { className: "PlayedWechat", useSQLite: true },
              },
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations("migrations"),
                ...makeSecrets(),
              },
              // The fuzz test is one sender; the limits have a test of their own, at a counter of three.
              ratelimits: {
                LOGIN_LIMIT: { namespace_id: "1", simple: { limit: 1_000_000, period: 60 } },
                CODE_LIMIT: { namespace_id: "2", simple: { limit: 1_000_000, period: 60 } },
                PHOTO_LIMIT: { namespace_id: "3", simple: { limit: 1_000_000, period: 60 } },
                TRY_LIMIT: { namespace_id: "4", simple: { limit: 1_000_000, period: 60 } },
                THREE: { namespace_id: "5", simple: { limit: 3, period: 60 } },
              },
              // A database of its own for what needs 200,000 rows.
              d1Databases: ["LARGE_DB"],
              // The evaluation sets beside the project, where there are any: 404 elsewhere.
              serviceBindings: {
                SHARED: (request) => sharedFile(new URL(request.url).pathname),
                CODES: async (request) => {
                  const { url, method, headers } = request;
                  return codes.request(url, { method, headers: [...headers], body: await request.text() });
                },
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["tests/worker/**/*.test.ts"],
          setupFiles: ["./tests/worker/apply-migrations.ts"],
          testTimeout,
          // One workerd for all files: ids are unique per test instead (5 s against 19 s isolated).
          isolate: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});

async function sharedFile(path: string): Promise<Response> {
  const bytes = await readFile(join(import.meta.dirname, "..", "shared", path)).catch(() => null);
  return bytes === null ? new Response(null, { status: 404 }) : new Response(bytes);
}
