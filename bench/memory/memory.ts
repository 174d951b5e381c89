/**
 * The most memory an isolate needs for a photo: WebAssembly memories and V8's heap with its array buffers, by size
 * and format up to the largest that are taken: `npm run bench:memory`. Ends with 1 above the limit.
 */
import { PIXEL_CAPS } from "../../wasm/codecs/caps.ts";
import { DEFAULT_LIMITS } from "../../worker/photo/intake/limits.ts";
import { type Row, table } from "../shared/table.ts";
import { distantPicture, type Encoding, testPicture } from "../shared/test-picture.ts";
import { buildBenchWorker } from "../shared/workerd.ts";
import { isolatePeak, type Photo } from "./isolate-peak.ts";

/** An isolate has 128 MB; what is left is for the runtime and for requests that do not compute. */
const LIMIT_MB = 110;
/** Noise of the heaviest photo, levels. */
const GRAIN = 20;
/** The WebAssembly modules that get a column of their own. */
const MODULES = ["codecs", "tensors", "jpeg"];

const photos = [
  await photo("0.5 MP", 0.5, "jpeg"),
  await photo("3 MP", 3, "jpeg"),
  await photo("12 MP", 12, "jpeg"),
  await photo("12 MP progressive", 12, "jpeg-progressive"),
  { name: "12 MP from further away, lying", bytes: await distantPicture(12) },
  await largest("jpeg"),
  await largest("jpeg-progressive"),
  await largest("png"),
  await largest("webp"),
  await largest("webp-lossless"),
  await heaviest(),
];

buildBenchWorker();
const rows: Row[] = [];
let worst = 0;
for (const one of photos) await measure(one.name, [one]);
await measure("all of them in one isolate", photos);
console.log(`\n## Peak memory of an isolate, MB of 10^6 bytes (limit ${LIMIT_MB})\n`);
const head = ["file", ...MODULES, "wasm", "alive", "wasm + alive", "with garbage", "wasm + both", "process"];
console.log(table(["photo", ...head.map((title) => `>${title}`)], rows));
process.exit(worst > LIMIT_MB ? 1 : 0);

async function photo(name: string, megapixels: number, encoding: Encoding): Promise<Photo> {
  return { name, bytes: await testPicture(megapixels, encoding) };
}

/** The most pixels of a format that are taken. */
function largest(encoding: Encoding): Promise<Photo> {
  const megapixels = PIXEL_CAPS[encoding] / 1e6;
  return photo(`largest ${encoding}, ${megapixels} MP`, megapixels, encoding);
}

/** About the most bytes that are taken: the largest JPEG with grain, at the highest quality that fits. */
async function heaviest(): Promise<Photo> {
  for (let quality = 95; quality > 0; quality -= 5) {
    const bytes = await testPicture(PIXEL_CAPS.jpeg / 1e6, "jpeg", quality, GRAIN);
    if (bytes.length <= DEFAULT_LIMITS.maxBytes) return { name: `heaviest jpeg, quality ${quality}`, bytes };
  }
  throw new Error("no picture fits the most bytes allowed");
}

/** Sends photos to fresh isolates, once for what is alive and once with garbage, and adds a row. */
async function measure(name: string, sent: readonly Photo[]): Promise<void> {
  const alive = await isolatePeak(sent, "alive");
  const garbage = await isolatePeak(sent, "garbage");
  const wasm = Object.values(garbage.wasm).reduce((sum, bytes) => sum + bytes, 0);
  const figures = [
    Math.max(...sent.map(({ bytes }) => bytes.length)),
    ...MODULES.map((module) => garbage.wasm[module] ?? 0),
    wasm,
    alive.heap,
    wasm + alive.heap,
    garbage.heap,
    wasm + garbage.heap,
    garbage.process,
  ];
  worst = Math.max(worst, (wasm + alive.heap) / 1e6);
  rows.push([name, ...figures.map((bytes) => (bytes / 1e6).toFixed(1))]);
  process.stderr.write(`${name}\n`);
}
