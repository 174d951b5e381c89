import { Unzip, UnzipInflate } from "fflate";
import type { TakeRow } from "./csv.ts";
import { ListRefusal } from "./refusal.ts";
import { readSheet, readStrings } from "./sheet-xml.ts";
import { SheetOrder } from "./workbook-xml.ts";
import type { Sink } from "./xml-reader.ts";

/** An uncompressed part larger than this is refused: a list of 100,000 rows has about 60 MB. */
const MOST_BYTES = 120 * 1024 * 1024;
/** Sheets shrink to a tenth or a thirtieth: what grows to more than this many times the file is made to do harm. */
const MOST_GROWTH = 100;
/** Characters of shared strings: 100,000 rows of number, name and document have about 4 million. */
const MOST_SHARED = 12_000_000;
/** How many they are: 100,000 rows have 300,000 that differ. */
const MOST_STRINGS = 1_000_000;
/** Files in the archive: a workbook has a few dozen. */
const MOST_FILES = 2_000;

/** The file from its beginning, in pieces so small that none inflates to more than a few MB. */
export type Pieces = () => AsyncIterable<Uint8Array>;

/** A file to go through more than once. */
interface Archive {
  readonly bytes: number;
  readonly pieces: Pieces;
}

/**
 * Reads the first sheet of an XLSX file (the leftmost tab that is shown) row by row; the file is inflated in pieces and never held whole. Throws
 * `ListRefusal`.
 *
 * @param between Awaited after each piece, so that what came of it can be put away before the next.
 */
export async function readXlsx(archive: Archive, take: TakeRow, between: () => Promise<void>): Promise<void> {
  const strings: string[] = [];
  let shared = 0;
  const text = readStrings((value) => {
    shared += value.length;
    if (shared > MOST_SHARED || strings.length === MOST_STRINGS) throw new ListRefusal("tooLarge");
    strings.push(value);
  });
  // Shared strings may stand after the sheet in the archive, so they are read first, in a pass of their own.
  const names: string[] = [];
  const order = new SheetOrder();
  const wanted: Readonly<Record<string, Sink>> = {
    "xl/sharedStrings.xml": text,
    "xl/workbook.xml": order.workbook,
    "xl/_rels/workbook.xml.rels": order.relationships,
  };
  await pass(archive, (name) => {
    if (names.push(name) > MOST_FILES) throw new ListRefusal("notWorkbook");
    return wanted[name] ?? null;
  });
  const sheets = names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort(byNumber);
  const sheet = sheets.find((name) => name === order.first) ?? sheets[0];
  if (sheet === undefined) throw new ListRefusal("notWorkbook");
  const rows = readSheet(strings, take);
  await pass(archive, (name) => (name === sheet ? rows : null), between);
}

function byNumber(a: string, b: string): number {
  return Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0);
}

/** Goes through the archive once, giving the files that are wanted to their readers. */
async function pass(
  { bytes, pieces }: Archive,
  wanted: (name: string) => Sink | null,
  between: () => Promise<void> = async () => undefined,
): Promise<void> {
  const most = Math.min(MOST_BYTES, 1_000_000 + MOST_GROWTH * bytes);
  const unzip = new Unzip((file) => {
    const sink = wanted(file.name);
    if (sink === null) return;
    const decoder = new TextDecoder();
    let size = 0;
    file.ondata = (error, data, final) => {
      if (error !== null) throw error;
      size += data.length;
      if (size > most) throw new ListRefusal("tooLarge");
      sink.write(decoder.decode(data, { stream: !final }));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of pieces()) {
    refusing(() => unzip.push(piece));
    await between();
  }
  refusing(() => unzip.push(new Uint8Array(), true));
  await between();
}

/** Whatever archive and XML readers throw means that this is no workbook. */
function refusing(push: () => void): void {
  try {
    push();
  } catch (error) {
    throw error instanceof ListRefusal ? error : new ListRefusal("notWorkbook");
  }
}
