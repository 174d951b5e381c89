import module from "./build/codecs.wasm";
import type { PhotoFormat } from "./caps.ts";
import { type DecodeOptions, type DecodeResult, decodeWith } from "./decoder.ts";
import { type CodecInstance, createCodecInstance } from "./instance.ts";

export type { DecodeOptions, DecodeResult } from "./decoder.ts";

/**
 * An instance that a file has made larger than this is let go, bytes: WebAssembly memory never shrinks, and a progressive
 * JPEG or a WebP would be paid for until the isolate's end. Ordinary photos stay below and share one instance.
 */
const KEPT_BYTES = 1024 * 1024;

let instance: CodecInstance | undefined;

/** Decodes an uploaded photo with the isolate's codec instance; see `decodeWith`. */
export function decodePhoto(
  bytes: Uint8Array,
  info: { readonly format: PhotoFormat },
  options: DecodeOptions = { maxSide: 2048 },
): DecodeResult {
  instance ??= createCodecInstance(module);
  try {
    return decodeWith(instance, bytes, info.format, options);
  } finally {
    if (instance.memoryBytes() > KEPT_BYTES) instance = undefined;
  }
}

/** Bytes of WebAssembly memory the codecs hold in this isolate: 0 before the first photo and after a heavy one. */
export function codecsMemoryBytes(): number {
  return instance?.memoryBytes() ?? 0;
}
