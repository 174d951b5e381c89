import { ZIGZAG } from "../../compose/jpeg-quality.ts";
import type { BitWriter } from "./bit-writer.ts";
import { DCT_SCALE, forwardDct } from "./dct.ts";
import { type HuffmanCodes, type HuffmanSpec, huffmanCodes } from "./huffman.ts";

const END_OF_BLOCK = 0x00;
const SIXTEEN_ZEROS = 0xf0;

/** Transforms, quantises and entropy-codes the 8x8 blocks of one colour component, in order. */
export class BlockCoder {
  readonly #divisors: Float32Array;
  readonly #dc: HuffmanCodes;
  readonly #ac: HuffmanCodes;
  readonly #quantised = new Int32Array(64);
  #lastDc = 0;

  /** @param table Quantisation table, row by row. */
  constructor(table: readonly number[], dc: HuffmanSpec, ac: HuffmanSpec) {
    this.#divisors = Float32Array.from(table, (entry, at) => {
      const scale = (DCT_SCALE[at >> 3] ?? 1) * (DCT_SCALE[at & 7] ?? 1) * 8;
      return 1 / (entry * scale);
    });
    this.#dc = huffmanCodes(dc);
    this.#ac = huffmanCodes(ac);
  }

  /** @param block Levels less 128, row by row; overwritten. */
  code(block: Float32Array, out: BitWriter): void {
    // Paper is most of a sheet: a block of one level has no frequencies to look for.
    if (isFlat(block)) {
      this.#codeDc(Math.round((block[0] as number) * 64 * (this.#divisors[0] as number)), out);
      emit(this.#ac, END_OF_BLOCK, out);
      return;
    }
    forwardDct(block);
    for (let k = 0; k < 64; k++) {
      const at = ZIGZAG[k] as number;
      this.#quantised[k] = Math.round((block[at] as number) * (this.#divisors[at] as number));
    }
    this.#codeDc(this.#quantised[0] as number, out);
    this.#codeAc(out);
  }

  #codeDc(value: number, out: BitWriter): void {
    const difference = value - this.#lastDc;
    this.#lastDc = value;
    const bits = bitsOf(difference);
    emit(this.#dc, bits, out);
    emitValue(difference, bits, out);
  }

  #codeAc(out: BitWriter): void {
    let zeros = 0;
    for (let k = 1; k < 64; k++) {
      const value = this.#quantised[k] as number;
      if (value === 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) emit(this.#ac, SIXTEEN_ZEROS, out);
      const bits = bitsOf(value);
      emit(this.#ac, (zeros << 4) | bits, out);
      emitValue(value, bits, out);
      zeros = 0;
    }
    if (zeros > 0) emit(this.#ac, END_OF_BLOCK, out);
  }
}

function isFlat(block: Float32Array): boolean {
  const level = block[0];
  for (let at = 1; at < 64; at++) if (block[at] !== level) return false;
  return true;
}

function emit({ code, length }: HuffmanCodes, symbol: number, out: BitWriter): void {
  out.write(code[symbol] as number, length[symbol] as number);
}

/** Negative values are written as one's complement (T.81, F.1.2.1). */
function emitValue(value: number, bits: number, out: BitWriter): void {
  if (bits > 0) out.write(value < 0 ? value + (1 << bits) - 1 : value, bits);
}

function bitsOf(value: number): number {
  return 32 - Math.clz32(Math.abs(value));
}
