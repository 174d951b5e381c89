import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

/** Lints one snippet as if it were the project's file at `path`; answers what the linter says of it. */
function lint(path: string, code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "layers-"));
  try {
    cpSync(join(root, "biome.json"), join(folder, "biome.json"));
    cpSync(join(root, "scripts", "lint"), join(folder, "scripts", "lint"), { recursive: true });
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
    const run = spawnSync("biome", ["lint", "--vcs-enabled=false", path], { cwd: folder, encoding: "utf8" });
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const OFFENCES: readonly (readonly [rule: string, path: string, code: string])[] = [
  ["only wasm/ imports wasm packages", "worker/photo/x.ts", 'import "@cf-wasm/photon/workerd";'],
  ["only wasm/ imports wasm packages", "durable-objects/x.ts", 'import "@tensorflow/tfjs-core";'],
  [
    "the state machine imports nothing of the platform",
    "durable-objects/collection/x.ts",
    'import "cloudflare:workers";',
  ],
  ["the photo spec imports nothing of the platform", "worker/photo/spec/x.ts", 'import "hono";'],
  ["the checks import nothing of the platform", "worker/photo/checks/x.ts", 'import "node:fs";'],
  ["the layout imports nothing of the platform", "worker/photo/layout/x.ts", 'import "cloudflare:workers";'],
  ["matting imports nothing of the platform", "wasm/matting/x.ts", 'import "@tensorflow/tfjs-core";'],
  ["wasm/ never imports worker/", "wasm/face/x.ts", 'import "../../worker/text.ts";'],
  ["routes never import the desk", "worker/routes/x.ts", 'import "../desk/layout.tsx";'],
  ["the desk never imports routes", "worker/desk/x.ts", 'import "../routes/photos.ts";'],
  [
    "D1 SQL lives in worker/roster only",
    "worker/routes/x.ts",
    'export const q = (db: D1Database) => db.prepare("select 1");',
  ],
  [
    "object SQL lives in durable-objects/storage only",
    "durable-objects/x.ts",
    'export const q = (storage: DurableObjectStorage) => storage.sql.exec("select 1");',
  ],
  [
    "only worker/wechat knows WeChat's addresses",
    "worker/routes/x.ts",
    'export const at = "https://api.weixin.qq.com/sns";',
  ],
  [
    "only worker/wechat knows WeChat's headers",
    "worker/hooks/x.ts",
    'export const name = "Wechatpay-Serial";',
  ],
  [
    "only worker/wechat knows WeChat's fields",
    "worker/effects/x.ts",
    "export const order = { out_trade_no: 1 };",
  ],
  [
    "only worker/wechat knows WeChat's fields",
    "durable-objects/x.ts",
    "export const read = (told: { errcode: number }) => told.errcode;",
  ],
];

test.each(OFFENCES)("the linter refuses an offence against: %s (%s)", (_, path, code) => {
  expect(lint(path, code)).toMatch(/noRestrictedImports|holds (D1|object) SQL|WeChat's wire format/);
});

test("the linter takes D1 SQL in the roster and object SQL in the storage room", () => {
  expect(lint("worker/roster/x.ts", OFFENCES[10]?.[2] ?? "")).not.toMatch(/SQL\./);
  expect(lint("durable-objects/storage/x.ts", OFFENCES[11]?.[2] ?? "")).not.toMatch(/SQL\./);
});

test("the linter takes WeChat's wire format in worker/wechat", () => {
  for (const [, , code] of OFFENCES.slice(12))
    expect(lint("worker/wechat/x.ts", code)).not.toMatch(/wire format/);
});
