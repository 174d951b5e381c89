/**
 * The most memory an isolate needs for a photo: WebAssembly memories and V8's heap with its array buffers, by size
 * and format up to the largest that are taken: `npm run bench:memory`. Ends with 1 above the limit.
 */
import { readFileSync } from "node:fs";
import { PIXEL_CAPS } from "../../wasm/codecs/caps.ts";
import { DEFAULT_LIMITS } from "../../worker/photo/intake/limits.ts";
import { standardize } from "../shared/standardize.ts";
import { type Row, table } from "../shared/table.ts";
import { type Encoding, testPicture } from "../shared/test-picture.ts";
import { buildBenchWorker, outFile, startRuntime } from "../shared/workerd.ts";
import { peakHeapBytes, TRACE_FLAGS } from "./heap-trace.ts";

/** An isolate has 128 MB; what is left is for the runtime and for requests that do not compute. */
const LIMIT_MB = 110;

interface Photo {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const photos = [
  await photo("0.5 MP", 0.5, "jpeg"),
  await photo("3 MP", 3, "jpeg"),
  await photo("12 MP", 12, "jpeg"),
  await photo("12 MP progressive", 12, "jpeg-progressive"),
  await largest("jpeg"),
  await largest("jpeg-progressive"),
  await largest("png"),
  await largest("webp"),
  await largest("webp-lossless"),
  await heaviest(),
];

buildBenchWorker(TRACE_FLAGS);
const rows: Row[] = [];
let worst = 0;
for (const one of photos) await measure(one.name, [one]);
await measure("all of them in one isolate", photos);
console.log(`\n## Peak memory of an isolate, MB (limit ${LIMIT_MB})\n`);
console.log(
  table(["photo", ">file", ">codecs", ">tensors", ">jpeg", ">wasm", ">V8 heap", ">sum", ">process"], rows),
);
console.log(
  "\nwasm: the modules' memories at the end (they never shrink); V8 heap: objects and array buffers at their highest," +
    " garbage included;\nsum: both, the number held against the limit; process: resident memory of workerd at its highest.",
);
process.exit(worst > LIMIT_MB ? 1 : 0);

async function photo(name: string, megapixels: number, encoding: Encoding, quality?: number): Promise<Photo> {
  return { name, bytes: await testPicture(megapixels, encoding, quality) };
}

/** The most pixels of a format that are taken. */
function largest(encoding: Encoding): Promise<Photo> {
  const megapixels = PIXEL_CAPS[encoding] / 1e6;
  return photo(`largest ${encoding}, ${megapixels} MP`, megapixels, encoding);
}

/** The most bytes that are taken: the largest JPEG at the highest quality that fits. */
async function heaviest(): Promise<Photo> {
  const megapixels = PIXEL_CAPS.jpeg / 1e6;
  for (let quality = 100; quality > 0; quality--) {
    const { bytes } = await photo("", megapixels, "jpeg", quality);
    if (bytes.length <= DEFAULT_LIMITS.maxBytes) return { name: `heaviest jpeg, quality ${quality}`, bytes };
  }
  throw new Error("no picture fits the most bytes allowed");
}

/** Sends photos to one fresh isolate and adds a row. */
async function measure(name: string, sent: readonly Photo[]): Promise<void> {
  const trace = outFile("memory", "trace.log");
  const runtime = await startRuntime(trace);
  let memory: Readonly<Record<string, number>> = {};
  for (const { name: photoName, bytes } of sent) {
    memory = (await standardize(runtime, bytes, photoName)).report.memory;
  }
  await fetch(`${runtime.url}/collect`, { method: "POST" });
  const resident = peakResidentBytes(runtime.pid);
  await runtime.close();
  const wasm = Object.values(memory).reduce((sum, bytes) => sum + bytes, 0);
  const heap = peakHeapBytes(trace);
  worst = Math.max(worst, megabytes(wasm + heap));
  const file = Math.max(...sent.map(({ bytes }) => bytes.length));
  const { codecs = 0, tensors = 0, jpeg = 0 } = memory;
  const figures = [file, codecs, tensors, jpeg, wasm, heap, wasm + heap, resident];
  rows.push([name, ...figures.map((bytes) => megabytes(bytes).toFixed(1))]);
}

/** The highest resident memory of a process, bytes (Linux). */
function peakResidentBytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}

/** Millions of bytes: the stricter reading of a limit in MB. */
function megabytes(bytes: number): number {
  return bytes / 1e6;
}
