/** A module's magic number and version. */
const HEADER_BYTES = 8;

/** One section of a WebAssembly module (WebAssembly core specification, 5.5.2); positions are bytes of the module. */
export interface Section {
  readonly id: number;
  /** Where its identifier stands. */
  readonly start: number;
  /** Where what it holds begins and ends. */
  readonly body: number;
  readonly end: number;
}

/** Reads an unsigned LEB128 number; answers it and where the next byte lies. */
export function readNumber(bytes: Uint8Array, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, scale = 1; ; at++, scale *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error("The module ends within a number");
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at + 1];
  }
}

/** Writes an unsigned LEB128 number. */
export function writeNumber(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...writeNumber(value >>> 7)];
}

/** The first section with an identifier; undefined when the module has none. */
export function findSection(module: Uint8Array, id: number): Section | undefined {
  for (let start = HEADER_BYTES; start < module.length; ) {
    const [size, body] = readNumber(module, start + 1);
    const end = body + size;
    if (module[start] === id) return { id, start, body, end };
    start = end;
  }
  return undefined;
}
