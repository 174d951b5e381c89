import module from "./build/codecs.wasm";
import type { PhotoFormat } from "./caps.ts";
import { type DecodeOptions, type DecodeResult, decodeWith } from "./decoder.ts";
import { type CodecInstance, createCodecInstance } from "./instance.ts";

export type { DecodeOptions, DecodeResult } from "./decoder.ts";

let instance: CodecInstance | undefined;

/** Decodes an uploaded photo with the isolate's one codec instance; see `decodeWith`. */
export function decodePhoto(
  bytes: Uint8Array,
  info: { readonly format: PhotoFormat },
  options: DecodeOptions = { maxSide: 2048 },
): DecodeResult {
  instance ??= createCodecInstance(module);
  return decodeWith(instance, bytes, info.format, options);
}

/** Bytes of WebAssembly memory the codecs hold in this isolate: 0 before the first photo. */
export function codecsMemoryBytes(): number {
  return instance?.memoryBytes() ?? 0;
}
