import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

const portrait = readFileSync(join(import.meta.dirname, "..", "..", "tests", "fixtures", "astronaut.png"));

/** Where a PNG file's last chunk, IEND, begins, bytes before its end. */
const LAST_CHUNK = 12;

/** The portrait as one person's own file: the same pixels, other bytes, since it says whose it is in a tEXt chunk. */
export function portraitOf(whose: string): File {
  const words = Buffer.from(`tEXtComment\0${whose}`, "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(words));
  const end = portrait.length - LAST_CHUNK;
  const parts = [portrait.subarray(0, end), length, words, check, portrait.subarray(end)];
  return new File([Buffer.concat(parts)], "photo.png", { type: "image/png" });
}
