/** The encodings that spreadsheet programs in China write CSV in. */
export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

/** The marks at the beginning of a text. */
const MARKS: readonly (readonly [encoding: TextEncoding, bytes: readonly number[]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
];

/** Tells the encoding of a text file: by its mark, else UTF-8 where every byte fits, else GB 18030. */
export async function encodingOf(pieces: AsyncIterable<Uint8Array>): Promise<TextEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let first = true;
  try {
    for await (const piece of pieces) {
      const marked = first && MARKS.find(([, bytes]) => bytes.every((byte, at) => piece[at] === byte));
      if (marked) return marked[0];
      first = false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
