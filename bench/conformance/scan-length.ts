import type { Segment } from "./jpeg-file.ts";

/** Huffman codes by length and value, packed as `length << 16 | code`, to the symbol they stand for. */
type Codes = ReadonlyMap<number, number>;

interface Component {
  readonly id: number;
  /** Blocks of it in each unit of the scan. */
  readonly blocks: number;
}

/**
 * How many bytes of a baseline JPEG's one scan its picture takes (ITU T.81, F.2.2): whatever lies between them and
 * the next marker is padding, which no header shows and decoders skip. Null for a file coded otherwise.
 *
 * @param segments The file's segments before the scan's data.
 * @param scan     The scan's data up to the next marker.
 */
export function scanLength(segments: readonly Segment[], scan: Uint8Array): number | null {
  const frame = segments.find(({ marker }) => marker === 0xc0 || marker === 0xc1)?.data;
  const order = segments.find(({ marker }) => marker === 0xda)?.data;
  const restarts = segments.some(({ marker }) => marker === 0xdd);
  if (!frame || !order || restarts || order[0] !== frame[5]) return null;
  const codes = huffmanCodes(segments);
  const components: Component[] = [];
  let [wide, high] = [1, 1];
  for (let i = 0; i < (frame[5] ?? 0); i++) {
    const sampling = frame[7 + 3 * i] ?? 0x11;
    wide = Math.max(wide, sampling >> 4);
    high = Math.max(high, sampling & 15);
    components.push({ id: i, blocks: (sampling >> 4) * (sampling & 15) });
  }
  const across = Math.ceil((((frame[3] ?? 0) << 8) | (frame[4] ?? 0)) / (8 * wide));
  const down = Math.ceil((((frame[1] ?? 0) << 8) | (frame[2] ?? 0)) / (8 * high));
  const bits = new BitReader(scan);
  for (let unit = 0; unit < across * down; unit++) {
    for (const { id, blocks } of components) {
      const tables = order[2 + 2 * id] ?? 0;
      const direct = codes.get(tables >> 4) ?? new Map();
      const alternating = codes.get(0x10 | (tables & 15)) ?? new Map();
      for (let block = 0; block < blocks; block++) skipBlock(bits, direct, alternating);
    }
  }
  return bits.used;
}

function skipBlock(bits: BitReader, direct: Codes, alternating: Codes): void {
  bits.skip(bits.symbol(direct));
  for (let k = 1; k < 64; k++) {
    const symbol = bits.symbol(alternating);
    const size = symbol & 15;
    if (size === 0 && symbol !== 0xf0) return;
    k += symbol >> 4;
    bits.skip(size);
  }
}

/** The tables of all DHT segments by class and number, as the segment writes them (0x10 is AC 0). */
function huffmanCodes(segments: readonly Segment[]): Map<number, Codes> {
  const tables = new Map<number, Codes>();
  for (const { marker, data } of segments) {
    if (marker !== 0xc4) continue;
    for (let at = 0; at < data.length; ) {
      const codes = new Map<number, number>();
      let code = 0;
      let symbol = at + 17;
      for (let length = 1; length <= 16; length++) {
        for (let i = data[at + length] ?? 0; i > 0; i--)
          codes.set((length << 16) | code++, data[symbol++] ?? 0);
        code <<= 1;
      }
      tables.set(data[at] ?? 0, codes);
      at = symbol;
    }
  }
  return tables;
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #left = 0;
  #byte = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bytes begun so far, stuffed zeros included. */
  get used(): number {
    return this.#at;
  }

  bit(): number {
    if (this.#left === 0) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Error("the scan ends before its picture");
      if (byte === 0xff) this.#at++;
      this.#byte = byte;
      this.#left = 8;
    }
    this.#left--;
    return (this.#byte >> this.#left) & 1;
  }

  skip(count: number): void {
    for (let i = 0; i < count; i++) this.bit();
  }

  symbol(codes: Codes): number {
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | this.bit();
      const symbol = codes.get((length << 16) | code);
      if (symbol !== undefined) return symbol;
    }
    throw new Error("a code that no table holds");
  }
}
