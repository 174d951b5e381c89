import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["tests/unit/**/*.test.ts"], environment: "node" } },
      // Cross-checks against other people's implementations.
      { test: { name: "interop", include: ["tests/interop/**/*.test.ts"], environment: "node" } },
      // The built worker and Chromium, as a person would use them; one server at a time.
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          environment: "node",
          fileParallelism: false,
        },
      },
      {
        plugins: [
          cloudflareTest({
            main: "./tests/worker/entry.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              durableObjects: {
                WECHAT_SANDBOX: { className: "WechatSandbox", useSQLite: true },
                WECHAT_TOKEN: { className: "WechatToken", useSQLite: true },
              },
            },
          }),
        ],
        test: {
          name: "worker",
          include: ["tests/worker/**/*.test.ts"],
          // One workerd for all files: ids are unique per test instead (5 s against 19 s isolated).
          isolate: false,
          maxWorkers: 1,
        },
      },
    ],
  },
});
