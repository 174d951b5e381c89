/** Why the module gave up, by the numbers of wasm/codecs/src/shim.h. */
const FAILURES = ["corrupt", "truncated", "corrupt", "unsupported", "out_of_memory"] as const;

/** Why a decode ended without a picture. */
export type DecodeFailure = (typeof FAILURES)[number] | "too_many_pixels";

/** What a decode hands over while it runs. */
interface DecodeSink {
  /** Sizes in pixels, in the file and of the rows to come; `false` stops the decode. */
  begin(fullWidth: number, fullHeight: number, width: number, height: number): boolean;
  /** One opaque RGBA row, only valid during the call. */
  row(rgba: Uint8Array): void;
  /** The embedded ICC profile, only valid during the call. */
  profile(bytes: Uint8Array): void;
}

/** One instance of the module: one decode at a time, synchronous. */
export interface CodecInstance {
  /** Decodes `bytes` (format 1 JPEG, 2 PNG, 3 WebP) into `sink`; answers why not, or null when every row came. */
  decode(format: number, bytes: Uint8Array, maxSide: number, sink: DecodeSink): DecodeFailure | null;
  /** Bytes of WebAssembly memory held; grows to the largest decode so far and never shrinks. */
  memoryBytes(): number;
}

/** Unwinds the module's stack: its C code has no way back from a damaged file. */
class Stop extends Error {
  readonly failure: DecodeFailure;
  constructor(failure: DecodeFailure) {
    super(failure);
    this.failure = failure;
  }
}

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __stack_pointer: WebAssembly.Global;
  decode(format: number, length: number, maxSide: number): void;
}

/** Instantiates the committed module (wasm/codecs/build/codecs.wasm). */
export function createCodecInstance(module: WebAssembly.Module): CodecInstance {
  let input: Uint8Array = new Uint8Array(0);
  let position = 0;
  let rowBytes = 0;
  let sink: DecodeSink | null = null;
  const view = (at: number, size: number) => new Uint8Array(exports.memory.buffer, at, size);
  const host = {
    read(to: number, size: number): number {
      const count = Math.min(size >>> 0, input.length - position);
      view(to, count).set(input.subarray(position, position + count));
      position += count;
      return count;
    },
    begin(fullWidth: number, fullHeight: number, width: number, height: number): void {
      rowBytes = width * 4;
      if (sink?.begin(fullWidth >>> 0, fullHeight >>> 0, width >>> 0, height >>> 0) !== true) {
        throw new Stop("too_many_pixels");
      }
    },
    row(at: number): void {
      sink?.row(view(at, rowBytes));
    },
    profile(at: number, size: number): void {
      sink?.profile(view(at, size));
    },
    fail(code: number): never {
      throw new Stop(FAILURES[code] ?? "corrupt");
    },
  };
  const exports = new WebAssembly.Instance(module, { host }).exports as unknown as Exports;
  const stackTop: number = exports.__stack_pointer.value;
  return {
    decode(format, bytes, maxSide, into) {
      input = bytes;
      position = 0;
      sink = into;
      // A decode that was stopped left its frames on the C stack.
      exports.__stack_pointer.value = stackTop;
      try {
        exports.decode(format, bytes.length, maxSide);
        return null;
      } catch (error) {
        if (error instanceof Stop) return error.failure;
        // A trap inside the sandbox: a hostile file, and nothing of it reached the host.
        if (error instanceof WebAssembly.RuntimeError) return "corrupt";
        throw error;
      } finally {
        input = new Uint8Array(0);
        sink = null;
      }
    },
    memoryBytes: () => exports.memory.buffer.byteLength,
  };
}
