import { findSection, readNumber } from "./wasm-sections.ts";

/** A TrueType font that a module carries in its data. */
export interface EmbeddedFont {
  readonly name: string;
  /** Its address in the module's memory. */
  readonly at: number;
  readonly bytes: number;
}

/** Section of a WebAssembly module that fills its memory (WebAssembly core specification, 5.5.14). */
const DATA_SECTION = 11;
/** How a segment at a constant address begins: memory 0, `i32.const`; `end` closes the address. */
const ACTIVE = 0;
const I32_CONST = 0x41;

interface Segment {
  readonly address: number;
  /** A view of the module. */
  readonly bytes: Uint8Array;
}

/**
 * A module with zeros where a font lies, which compress to nothing.
 *
 * A font is read from its table directory, which stands at its start, by code that has that address as a constant or
 * loads it from a word of data. Where neither a constant or offset in the code that stays nor a word of the data leads
 * into the directory, nobody can read the font; else this throws.
 *
 * @param text The same module in the text format.
 */
export function withoutFont(module: Uint8Array, text: string, font: EmbeddedFont): Uint8Array {
  const blank = Uint8Array.from(module);
  const segments = dataSegments(blank);
  const directoryEnd = font.at + directoryBytes(segments, font);
  const leadsIn = (value: number) => value >= font.at && value < directoryEnd;
  if (constants(text).some(leadsIn)) throw new Error(`${font.name} is used by code that stays`);
  const outside = (address: number) => address < font.at || address >= font.at + font.bytes;
  for (const { address, value } of words(segments)) {
    if (outside(address) && leadsIn(value)) throw new Error(`${font.name} is used by data that stays`);
  }
  for (const { address, bytes } of segments) {
    const from = Math.max(0, font.at - address);
    bytes.fill(0, from, Math.max(from, font.at + font.bytes - address));
  }
  return blank;
}

/** Length of the font's table directory, bytes; throws when what lies there is not this font. */
function directoryBytes(segments: readonly Segment[], { name, at, bytes }: EmbeddedFont): number {
  const memory = filled(segments);
  const font = new DataView(memory.buffer, at, bytes);
  const tables = font.getUint16(4);
  const end = Array.from({ length: tables }, (_, index) => 12 + 16 * index)
    .map((entry) => font.getUint32(entry + 8) + font.getUint32(entry + 12))
    .reduce((most, tableEnd) => Math.max(most, tableEnd), 0);
  if (font.getUint32(0) !== 0x10000 || end !== bytes) throw new Error(`${name} does not lie at ${at}`);
  return 12 + 16 * tables;
}

/** The memory as the segments fill it. */
function filled(segments: readonly Segment[]): Uint8Array {
  const end = Math.max(...segments.map(({ address, bytes }) => address + bytes.length));
  const memory = new Uint8Array(Math.ceil(end / 4) * 4);
  for (const { address, bytes } of segments) memory.set(bytes, address);
  return memory;
}

function* words(segments: readonly Segment[]) {
  const memory = new DataView(filled(segments).buffer);
  for (let address = 0; address < memory.byteLength; address += 4) {
    yield { address, value: memory.getUint32(address, true) };
  }
}

/** Every number in the code that an address could be or be made of; where the data lies is none. */
function constants(text: string): number[] {
  const code = text.replaceAll(/^ \(data .*$/gm, "");
  return [...code.matchAll(/(?:i32\.const |offset=)(-?\d+)/g)].map(([, value]) => Number(value) >>> 0);
}

function dataSegments(module: Uint8Array): Segment[] {
  const section = findSection(module, DATA_SECTION);
  if (section === undefined) throw new Error("The module has no data");
  let [left, at] = readNumber(module, section.body);
  const segments: Segment[] = [];
  for (; left > 0; left--) {
    if (module[at] !== ACTIVE || module[at + 1] !== I32_CONST)
      throw new Error("A segment has no fixed address");
    const [address, end] = readNumber(module, at + 2);
    const [length, from] = readNumber(module, end + 1);
    segments.push({ address, bytes: module.subarray(from, from + length) });
    at = from + length;
  }
  return segments;
}
