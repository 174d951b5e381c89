/** The encodings that spreadsheet programs in China write CSV in. */
export type TextEncoding = "utf-8" | "gb18030" | "utf-16le";

/** Tells the encoding of a text file: by its mark, else UTF-8 where every byte fits, else GB 18030. */
export async function encodingOf(pieces: AsyncIterable<Uint8Array>): Promise<TextEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let first = true;
  try {
    for await (const piece of pieces) {
      if (first && piece[0] === 0xff && piece[1] === 0xfe) return "utf-16le";
      first = false;
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return "utf-8";
  } catch {
    return "gb18030";
  }
}
