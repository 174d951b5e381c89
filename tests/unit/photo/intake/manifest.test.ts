import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MEMORY_CAP } from "../../../../wasm/codecs/caps.ts";
import { BUILD, compileModule } from "./files.ts";

const wasm = readFileSync(`${BUILD}/codecs.wasm`);
const manifest = JSON.parse(readFileSync(`${BUILD}/MANIFEST.json`, "utf8"));

test("the committed codec module is the one its manifest describes", () => {
  expect(createHash("sha256").update(wasm).digest("hex")).toBe(manifest.sha256);
  expect(wasm.length).toBe(manifest.bytes);
  expect(wasm.length).toBeLessThan(400 * 1024);
});

test("each library in the module has its licence beside it", () => {
  const texts = readdirSync(BUILD).filter((name) => name.startsWith("LICENSE-"));
  for (const { package: name } of manifest.sources) {
    expect(
      texts.some((text) => text.startsWith(`LICENSE-${name}`)),
      name,
    ).toBe(true);
  }
  expect(existsSync(`${BUILD}/LICENSE-libwebp-PATENTS.txt`)).toBe(true);
});

test("the module asks nothing of its host but the five functions of the shim", () => {
  const imports = WebAssembly.Module.imports(compileModule());
  expect(imports.map(({ module, name }) => `${module}.${name}`).sort()).toEqual(
    ["begin", "fail", "profile", "read", "row"].map((name) => `host.${name}`),
  );
});

test("the module cannot grow beyond the memory cap", () => {
  const script = readFileSync(`${import.meta.dirname}/../../../../scripts/build-codecs.sh`, "utf8");
  expect(script).toContain(`--max-memory=$((${MEMORY_CAP / 1024 / 1024} * 1024 * 1024))`);
});
