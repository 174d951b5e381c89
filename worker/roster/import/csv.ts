import Papa from "papaparse";

/** A list with more rows than this is refused: nobody graduates as many at one school. */
export const MOST_ROWS = 100_000;

/** Text in UTF-8, or in GB 18030 as Excel writes it in China. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Reads CSV row by row, empty rows left out. Stops when `take` answers false. */
export function readCsv(bytes: Uint8Array, take: (cells: readonly string[]) => boolean): void {
  Papa.parse<string[]>(decodeText(bytes), {
    skipEmptyLines: "greedy",
    step: ({ data }, parser) => {
      if (!take(data)) parser.abort();
    },
  });
}
