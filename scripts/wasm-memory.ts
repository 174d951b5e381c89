/** Section of a WebAssembly module that declares its memory (WebAssembly core specification, 5.5.8). */
const MEMORY_SECTION = 5;
/** A module's magic number and version. */
const HEADER_BYTES = 8;

/** Reads an unsigned LEB128 number; answers it and where the next byte lies. */
function readNumber(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, scale = 1; ; at++, scale *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error("The module ends within a number");
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at + 1];
  }
}

function writeNumber(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...writeNumber(value >>> 7)];
}

/**
 * A module whose one memory begins with another size; everything else stays, its greatest size too.
 *
 * @param pages Pages of 64 KiB; no fewer than the module's data and stack need.
 */
export function withInitialMemory(module: Uint8Array, pages: number): Uint8Array {
  for (let at = HEADER_BYTES; at < module.length; ) {
    const id = module[at];
    const [size, body] = readNumber(module, at + 1);
    if (id === MEMORY_SECTION) {
      // One memory (a byte) and its flags (a byte) stand before the initial size.
      const limits = body + 2;
      const [, rest] = readNumber(module, limits);
      const section = [
        ...module.subarray(body, limits),
        ...writeNumber(pages),
        ...module.subarray(rest, body + size),
      ];
      return Buffer.concat([
        module.subarray(0, at + 1),
        Uint8Array.from([...writeNumber(section.length), ...section]),
        module.subarray(body + size),
      ]);
    }
    at = body + size;
  }
  throw new Error("The module declares no memory");
}
