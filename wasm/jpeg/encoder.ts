import factory from "@jsquash/jpeg/codec/enc/mozjpeg_enc.js";
import type { Picture } from "../picture.ts";
import wasmModule from "../trimmed/mozjpeg.wasm";

/** Colour resolution against brightness: full, or halved both ways. */
export type Subsampling = "4:4:4" | "4:2:0";

/** How a picture is encoded. */
export interface JpegOptions {
  /** IJG quality factor, 1 to 100, on the tables of the standard's Annex K: what a judge reads back is this number. */
  readonly quality: number;
  readonly subsampling: Subsampling;
}

/** Encodes an opaque picture; alpha is ignored. */
export type JpegEncoder = (picture: Picture, options: JpegOptions) => Uint8Array;

/** mozjpeg's settings that never change: baseline, optimised Huffman tables, trellis quantisation (its default). */
const FIXED = {
  baseline: true,
  arithmetic: false,
  progressive: false,
  optimize_coding: true,
  smoothing: 0,
  // YCbCr, and the first of mozjpeg's table sets: Annex K.
  color_space: 3,
  quant_table: 0,
  trellis_multipass: false,
  trellis_opt_zero: false,
  trellis_opt_table: false,
  trellis_loops: 1,
  auto_subsample: false,
  separate_chroma_quality: false,
  chroma_quality: 75,
};

/** The wrapper's code for a chroma sampling factor. */
const CHROMA: Record<Subsampling, number> = { "4:4:4": 1, "4:2:0": 2 };

let memory: WebAssembly.Memory | undefined;
let starting: Promise<JpegEncoder> | undefined;

/** The isolate's one mozjpeg encoder; about 7 MB of WebAssembly memory from the first photo on. */
export function jpegEncoder(): Promise<JpegEncoder> {
  starting ??= start();
  return starting;
}

/** Bytes of WebAssembly memory the encoder holds in this isolate: 0 before its first use. */
export function jpegEncoderMemoryBytes(): number {
  return memory?.buffer.byteLength ?? 0;
}

async function start(): Promise<JpegEncoder> {
  const mozjpeg = await factory({
    noInitialRun: true,
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(wasmModule, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      done(instance);
      return instance.exports;
    },
  });
  return ({ data, width, height }, { quality, subsampling }) =>
    // The answer is a copy on the JS heap already: the wrapper builds a typed array of its own.
    mozjpeg.encode(data, width, height, { ...FIXED, quality, chroma_subsample: CHROMA[subsampling] });
}
