import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const root = join(import.meta.dirname, "..");
const resolve = createRequire(import.meta.url).resolve;

/**
 * The binary parts of the guided camera's eyes, by the name under which wasm/ imports them. The tensor runtime is the
 * package's own: what wasm/trimmed makes of it is written for workerd's engine, which is newer than phones'.
 */
const PARTS = [
  { name: "blazeface-back.bin", path: join(root, "wasm", "models", "blazeface-back.bin") },
  { name: "facemesh.bin", path: join(root, "wasm", "models", "facemesh.bin") },
  {
    name: "tensors.wasm",
    path: resolve("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm"),
  },
].map(({ name, path }) => {
  const source = gzipSync(readFileSync(path), { level: 9 });
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 10);
  // Gzipped by us: servers and CDNs do not compress what they do not know.
  return { name, source, fileName: `app/eyes/${name}-${hash}.gz` };
});

const VIRTUAL = "virtual:eyes";

/** Lays the parts out as files that are named by their content. */
export function binaryFiles(): Plugin {
  return {
    name: "binary-files",
    generateBundle() {
      for (const { fileName, source } of PARTS) this.emitFile({ type: "asset", fileName, source });
    },
  };
}

/**
 * Lets a worker's bundle import .bin and .wasm files as workerd's does: as bytes and compiled modules, taken from
 * those that web/app/camera/eyes/binaries.ts has brought. `virtual:eyes` lists them.
 */
export function binaryImports(): Plugin {
  return {
    name: "binary-imports",
    enforce: "pre",
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load(id) {
      if (id === `\0${VIRTUAL}`) {
        const files = PARTS.map(({ name, fileName, source }) => ({
          name,
          url: `/${fileName}`,
          bytes: source.length,
        }));
        return `export const FILES = ${JSON.stringify(files)};`;
      }
      const part = PARTS.find(({ name }) => id.endsWith(`/${name}`));
      if (part === undefined) return undefined;
      const from = JSON.stringify(join(root, "web", "app", "camera", "eyes", "binaries.ts"));
      return `import { binary } from ${from};\nexport default binary(${JSON.stringify(part.name)});`;
    },
  };
}
