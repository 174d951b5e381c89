/**
 * Makes wasm/trimmed: modules of npm packages without what we never call, and with no more memory than we use
 * (docs/decisions/031-trimmed-modules.md).
 *
 * `npm run trim` makes them again with Binaryen, which is 100 MB and therefore no dependency; `npm run trim -- --check`
 * compares packages and committed modules with the pinned hashes.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readPinned, withPackage } from "./pinned.ts";
import { type EmbeddedFont, withoutFont } from "./unused-font.ts";
import { withInitialMemory } from "./wasm-memory.ts";

interface Trimmed {
  readonly name: string;
  /** Path in node_modules. */
  readonly source: string;
  readonly sourceSha256: string;
  readonly trimmedSha256: string;
  /** Memory it begins with, pages of 64 KiB: what a photo needs, measured. */
  readonly pages: number;
  /** Exports that stay; null for all. */
  readonly keep: readonly string[] | null;
  /** Beside `FEATURES`, what the module is written with. */
  readonly features?: readonly Feature[];
  /** A font that only the exports taken out have used: it becomes zeros. */
  readonly font?: EmbeddedFont;
}

/** What the tfjs bridge itself calls, beside the operations. */
const BRIDGE = [
  "memory",
  "__indirect_function_table",
  "__wasm_call_ctors",
  "__errno_location",
  "emscripten_main_thread_process_queued_calls",
  "stackSave",
  "stackRestore",
  "stackAlloc",
  "malloc",
  "free",
  "init",
  "init_with_threads_count",
  "get_threads_count",
  "register_tensor",
  "dispose_data",
  "dispose",
];

/** The operations that wasm/tensors/kernels.ts registers, where they are WebAssembly. */
const OPERATIONS = [
  "Add",
  "AddN",
  "AvgPool",
  "Conv2D",
  "Conv2DBackpropInput",
  "DepthwiseConv2dNative",
  "FusedConv2D",
  "FusedDepthwiseConv2D",
  "MaxPool",
  "Multiply",
  "PadV2",
  "Prelu",
  "Relu",
  "Relu6",
  "ResizeBilinear",
  "Sigmoid",
];

/** What wasm/photon/scale.ts calls. */
const SCALING = [
  "memory",
  "photonimage_new",
  "photonimage_get_raw_pixels",
  "__wbg_photonimage_free",
  "resize",
  "__wbindgen_malloc",
  "__wbindgen_free",
];

const MODULES: readonly Trimmed[] = [
  {
    name: "tensors.wasm",
    source: "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm",
    sourceSha256: "77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b",
    trimmedSha256: "4e76dc8d41ea7d5d165744cf152cc7f699f1f4f858419fe1d8a73e175dfce346",
    pages: 370,
    keep: [...BRIDGE, ...OPERATIONS],
  },
  {
    name: "mozjpeg.wasm",
    source: "@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm",
    sourceSha256: "24d4177f1c4963e2058b107189249651c61fdef125570e79b1dfb63c8bb49326",
    trimmedSha256: "c0215ee679e54362817a295ec5ad2408ea6e8eb98c9c574458403b095b5c0f58",
    pages: 101,
    keep: null,
  },
  {
    name: "photon.wasm",
    source: "@cf-wasm/photon/dist/lib/photon_rs_bg.wasm",
    sourceSha256: "f477b87cbea0445c65fc7e580e89050190600379fcd44821cec67403483872b1",
    trimmedSha256: "adf39c22f270ae945a6828036ff96f471f653301e55f13652d2b4ab8c2eeb5d0",
    pages: 22,
    keep: SCALING,
    features: ["ReferenceTypes", "Multivalue"],
    font: { name: "Roboto", at: 1071764, bytes: 171676 },
  },
];

const BINARYEN = { name: "binaryen", version: "132.0.0", licence: "Apache-2.0" };
const root = join(import.meta.dirname, "..");
const TRIMMED = join(root, "wasm", "trimmed");

/**
 * What the modules use, and every engine that reads them knows. With all of Binaryen's features it writes newer
 * encodings (compact imports), which Node and browsers refuse.
 */
const FEATURES = ["MutableGlobals", "SIMD128", "SignExt", "NontrappingFPToInt", "BulkMemory"] as const;
type Feature = (typeof FEATURES)[number] | "ReferenceTypes" | "Multivalue";

/** The part of Binaryen's interface that is used here. */
interface Binaryen {
  readonly Features: Readonly<Record<Feature, number>>;
  readBinary(bytes: Uint8Array): BinaryenModule;
  getExportInfo(reference: number): { readonly name: string };
}

interface BinaryenModule {
  setFeatures(features: number): void;
  getNumExports(): number;
  getExportByIndex(index: number): number;
  removeExport(name: string): void;
  runPasses(passes: readonly string[]): void;
  emitText(): string;
  emitBinary(): Uint8Array;
}

function source({ source, sourceSha256 }: Trimmed): Buffer {
  return readPinned(join(root, "node_modules"), source, sourceSha256);
}

function withExports(
  binaryen: Binaryen,
  bytes: Uint8Array,
  keep: readonly string[],
  { features = [], font }: Trimmed,
): Uint8Array {
  const module = binaryen.readBinary(bytes);
  module.setFeatures(
    [...FEATURES, ...features].reduce((sum, feature) => sum | binaryen.Features[feature], 0),
  );
  const names = Array.from(
    { length: module.getNumExports() },
    (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name,
  );
  for (const name of names) if (!keep.includes(name)) module.removeExport(name);
  module.runPasses(["remove-unused-module-elements"]);
  const trimmed = module.emitBinary();
  return font ? withoutFont(trimmed, module.emitText(), font) : trimmed;
}

async function trim(): Promise<void> {
  await withPackage(BINARYEN.name, BINARYEN.version, BINARYEN.licence, async (folder) => {
    const { default: binaryen } = (await import(pathToFileURL(join(folder, "index.js")).href)) as {
      default: Binaryen;
    };
    for (const module of MODULES) {
      const bytes = module.keep ? withExports(binaryen, source(module), module.keep, module) : source(module);
      writeFileSync(join(TRIMMED, module.name), withInitialMemory(bytes, module.pages));
    }
  });
}

function check(): void {
  for (const module of MODULES) {
    source(module);
    readPinned(TRIMMED, module.name, module.trimmedSha256);
  }
}

if (!process.argv.includes("--check")) await trim();
check();
console.log(`${MODULES.length} modules are as expected in wasm/trimmed`);
