import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const root = join(import.meta.dirname, "..");

/** The binary parts of the guided camera's eyes, as wasm/ imports them. */
const PARTS = [
  join(root, "wasm", "models", "blazeface-back.bin"),
  join(root, "wasm", "models", "facemesh.bin"),
  join(root, "wasm", "trimmed", "tensors.wasm"),
].map((path) => {
  const source = gzipSync(readFileSync(path), { level: 9 });
  const hash = createHash("sha256").update(source).digest("hex").slice(0, 10);
  // Gzipped by us: servers and CDNs do not compress what they do not know.
  return { name: basename(path), source, fileName: `app/eyes/${basename(path)}-${hash}.gz` };
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
