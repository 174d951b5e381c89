import { findSection, readNumber, writeNumber } from "./wasm-sections.ts";

/** Section of a WebAssembly module that declares its memory (WebAssembly core specification, 5.5.8). */
const MEMORY_SECTION = 5;

/**
 * A module whose one memory begins with another size; everything else stays, its greatest size too.
 *
 * @param pages Pages of 64 KiB; no fewer than the module's data and stack need.
 */
export function withInitialMemory(module: Uint8Array, pages: number): Uint8Array {
  const section = findSection(module, MEMORY_SECTION);
  if (section === undefined) throw new Error("The module declares no memory");
  const { start, body, end } = section;
  // One memory (a byte) and its flags (a byte) stand before the initial size.
  const limits = body + 2;
  const [, rest] = readNumber(module, limits);
  const declared = [...module.subarray(body, limits), ...writeNumber(pages), ...module.subarray(rest, end)];
  return Buffer.concat([
    module.subarray(0, start + 1),
    Uint8Array.from([...writeNumber(declared.length), ...declared]),
    module.subarray(end),
  ]);
}
