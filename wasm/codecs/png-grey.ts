import type { Matte } from "../picture.ts";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Rows go to the compressor in batches of about this many bytes. */
const BATCH_BYTES = 256 * 1024;
/** PNG 9.2: each byte is stored less the one above it. */
const FILTER_UP = 2;

/** CRC-32 of each byte value (PNG annex D). */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function chunk(name: string, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(body.length + 12);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length);
  for (let index = 0; index < 4; index++) whole[4 + index] = name.charCodeAt(index);
  whole.set(body, 8);
  let crc = 0xffffffff;
  for (let at = 4; at < whole.length - 4; at++) {
    crc = (CRC_TABLE[(crc ^ (whole[at] as number)) & 255] as number) ^ (crc >>> 8);
  }
  view.setUint32(whole.length - 4, ~crc >>> 0);
  return whole;
}

/** The matte's rows, filtered, in batches: a 12 MP matte is never held twice. */
function* filteredRows({ width, height, alpha }: Matte): Generator<Uint8Array<ArrayBuffer>> {
  const rowsPerBatch = Math.max(1, Math.floor(BATCH_BYTES / (width + 1)));
  for (let top = 0; top < height; top += rowsPerBatch) {
    const rows = Math.min(rowsPerBatch, height - top);
    const batch = new Uint8Array(rows * (width + 1));
    for (let row = 0, at = 0; row < rows; row++) {
      batch[at++] = FILTER_UP;
      const from = (top + row) * width;
      for (let x = 0; x < width; x++) {
        // Above the first row lies nothing; reading it would give undefined, and `| 0` makes that 0.
        batch[at++] = (alpha[from + x] as number) - ((alpha[from + x - width] as number) | 0);
      }
    }
    yield batch;
  }
}

/** Encodes a matte as an 8-bit grey PNG, white = person, with the runtime's own deflate. */
export async function encodeGreyPng(matte: Matte): Promise<Uint8Array> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, matte.width);
  view.setUint32(4, matte.height);
  // 8 bits; colour type 0 (grey), deflate, adaptive filters, not interlaced: all 0.
  header[8] = 8;
  const deflate = new CompressionStream("deflate");
  const compressed = new Response(deflate.readable).arrayBuffer();
  const writer = deflate.writable.getWriter();
  for (const batch of filteredRows(matte)) await writer.write(batch);
  await writer.close();
  const data = new Uint8Array(await compressed);
  const parts = [SIGNATURE, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", new Uint8Array(0))];
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    png.set(part, filled);
    filled += part.length;
  }
  return png;
}
