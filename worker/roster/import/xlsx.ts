import { Unzip, UnzipInflate } from "fflate";
import { readSheet, readStrings, type Sink } from "./sheet-xml.ts";

/** An uncompressed part larger than this is refused: a list of 100,000 rows has about 60 MB. */
const MOST_BYTES = 160 * 1024 * 1024;
const PIECE = 64 * 1024;

/** Why a workbook cannot be read. */
export type WorkbookFault = "notWorkbook" | "tooLarge";

/**
 * Reads the first sheet of an XLSX file row by row; the file is inflated in pieces and never held whole. Null when all
 * went well.
 */
export function readXlsx(
  bytes: Uint8Array<ArrayBuffer>,
  take: (cells: readonly string[]) => boolean,
): WorkbookFault | null {
  const strings: string[] = [];
  const text = readStrings((value) => strings.push(value));
  // Shared strings may stand after the sheet in the archive, so they are read first, in a pass of their own.
  const first = pass(bytes, (name) => (name === "xl/sharedStrings.xml" ? text : null));
  if (first.fault !== null) return first.fault;
  const sheets = first.names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort(byNumber);
  const [sheet] = sheets;
  if (sheet === undefined) return "notWorkbook";
  return pass(bytes, (name) => (name === sheet ? readSheet(strings, take) : null)).fault;
}

function byNumber(a: string, b: string): number {
  return Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0);
}

/** Goes through the archive once, giving the files that are wanted to their readers. */
function pass(bytes: Uint8Array<ArrayBuffer>, wanted: (name: string) => Sink | null) {
  const names: string[] = [];
  let fault: WorkbookFault | null = null;
  const unzip = new Unzip((file) => {
    names.push(file.name);
    const sink = wanted(file.name);
    if (sink === null) return;
    const decoder = new TextDecoder();
    let size = 0;
    file.ondata = (error, data, final) => {
      size += data?.length ?? 0;
      if (error !== null) fault = "notWorkbook";
      else if (size > MOST_BYTES) fault = "tooLarge";
      if (fault !== null) file.terminate();
      else sink.write(decoder.decode(data, { stream: !final }));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && fault === null; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
    }
  } catch {
    fault ??= "notWorkbook";
  }
  return { names, fault };
}
