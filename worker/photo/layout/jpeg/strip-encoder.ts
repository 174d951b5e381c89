import { jfifHeader, joined } from "../../compose/jfif.ts";
import { ANNEX_K_CHROMINANCE, ANNEX_K_LUMINANCE, scaledTable, ZIGZAG } from "../../compose/jpeg-quality.ts";
import type { RowFiller } from "../sheet-rows.ts";
import { BitWriter } from "./bit-writer.ts";
import { BlockCoder } from "./block-coder.ts";
import { AC_CHROMINANCE, AC_LUMINANCE, DC_CHROMINANCE, DC_LUMINANCE, type HuffmanSpec } from "./huffman.ts";

/** A picture that is drawn while it is encoded. */
export interface DrawnPicture {
  readonly width: number;
  readonly height: number;
  readonly fillRow: RowFiller;
}

/**
 * Encodes a picture of any height as a baseline JFIF file, eight rows at a time, in full colour resolution.
 *
 * For sheets only: mozjpeg would hold the whole of an A4 sheet, 119 MB of memory that WebAssembly never gives back.
 *
 * @param picture Size, px, and a function that draws a row.
 * @param options IJG quality factor 1 to 100, and the density for the header.
 */
export function encodeStrips(
  { width, height, fillRow }: DrawnPicture,
  { quality, dpi }: { readonly quality: number; readonly dpi: number },
): Uint8Array {
  const luminance = scaledTable(ANNEX_K_LUMINANCE, quality);
  const chrominance = scaledTable(ANNEX_K_CHROMINANCE, quality);
  const bits = new BitWriter();
  const coders = [
    new BlockCoder(luminance, DC_LUMINANCE, AC_LUMINANCE),
    new BlockCoder(chrominance, DC_CHROMINANCE, AC_CHROMINANCE),
    new BlockCoder(chrominance, DC_CHROMINANCE, AC_CHROMINANCE),
  ];
  const across = Math.ceil(width / 8);
  const strip = Array.from({ length: 8 }, () => new Uint8ClampedArray(across * 8 * 4));
  const blocks = [new Float32Array(64), new Float32Array(64), new Float32Array(64)] as const;
  for (let top = 0; top < height; top += 8) {
    strip.forEach((row, down) => {
      fillRow(Math.min(top + down, height - 1), row.subarray(0, width * 4));
      repeatLastPixel(row, width);
    });
    for (let block = 0; block < across; block++) {
      toYCbCr(strip, block * 32, blocks);
      coders.forEach((coder, component) => {
        coder.code(blocks[component] as Float32Array, bits);
      });
    }
  }
  return joined([
    headers(width, height, dpi, luminance, chrominance),
    bits.finish(),
    Uint8Array.of(0xff, 0xd9),
  ]);
}

/** The file's size is cut at `width`; what fills the last block only must not ring into the picture. */
function repeatLastPixel(row: Uint8ClampedArray, width: number): void {
  for (let at = width * 4; at < row.length; at++) row[at] = row[at - 4] as number;
}

/** JFIF's YCbCr, less 128. */
function toYCbCr(
  strip: readonly Uint8ClampedArray[],
  from: number,
  [luma, blue, red]: readonly [Float32Array, Float32Array, Float32Array],
): void {
  strip.forEach((row, down) => {
    for (let x = 0; x < 8; x++) {
      const at = from + x * 4;
      const r = row[at] as number;
      const g = row[at + 1] as number;
      const b = row[at + 2] as number;
      const to = down * 8 + x;
      luma[to] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      blue[to] = -0.168736 * r - 0.331264 * g + 0.5 * b;
      red[to] = 0.5 * r - 0.418688 * g - 0.081312 * b;
    }
  });
}

function headers(
  width: number,
  height: number,
  dpi: number,
  luminance: readonly number[],
  chrominance: readonly number[],
): Uint8Array {
  const word = (value: number): number[] => [value >> 8, value & 255];
  const zigzag = (table: readonly number[]): number[] => ZIGZAG.map((at) => table[at] ?? 1);
  const huffman = (place: number, { counts, symbols }: HuffmanSpec): number[] => [
    place,
    ...counts,
    ...symbols,
  ];
  return joined([
    Uint8Array.of(0xff, 0xd8),
    jfifHeader(dpi),
    segment(0xdb, [0, ...zigzag(luminance), 1, ...zigzag(chrominance)]),
    segment(0xc0, [8, ...word(height), ...word(width), 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]),
    segment(0xc4, [
      ...huffman(0x00, DC_LUMINANCE),
      ...huffman(0x10, AC_LUMINANCE),
      ...huffman(0x01, DC_CHROMINANCE),
      ...huffman(0x11, AC_CHROMINANCE),
    ]),
    segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
  ]);
}

function segment(marker: number, content: readonly number[]): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.of(0xff, marker, length >> 8, length & 255, ...content);
}
