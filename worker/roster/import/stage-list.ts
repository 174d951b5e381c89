import { namesColumns } from "./columns.ts";
import { csvReader, type TakeRow } from "./csv.ts";
import { encodingOf } from "./decode-text.ts";
import { type ListFault, ListRefusal } from "./refusal.ts";
import { type Pieces, readXlsx } from "./xlsx.ts";

export type ListFormat = "csv" | "xlsx";

/** A row as it stands in the file, with its number there (the header is 1 unless a title or empty rows stand above it). */
export interface StagedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that are put away, read and imported together: about 100 KB, and one statement of D1 even when all are long. */
export const ROWS_TOGETHER = 500;

/** A list with more rows than this is refused: nobody graduates as many at one school. */
const MOST_ROWS = 100_000;
/** Characters of all rows: 100,000 rows of nine fields have about 12 million. */
const MOST_CHARACTERS = 60_000_000;
const CSV_PIECE = 256 * 1024;
/** Deflate gives at most 1,032 times what goes in (RFC 1951): 8 MB of a hostile file. */
const XLSX_PIECE = 8 * 1024;

/** Rows that may stand above the names of the columns: a title, a date, a note for whoever fills the list in. */
const MOST_ABOVE = 9;

/** What was put away. */
export interface Staged {
  readonly format: ListFormat;
  readonly header: readonly string[];
  /** Rows under the header. */
  readonly rows: number;
}

/**
 * Reads a list from its file and hands on its rows, 500 at a time, so that neither the text of the file nor its rows
 * are ever held whole. The header is the first of ten rows that names columns, what stands above it is left out; where
 * none does, it is the first row.
 *
 * @param file At most 20 MB; CSV in UTF-8, UTF-16 or GB 18030, or XLSX, told apart by the content.
 * @param put  Takes the rows of one chunk, by its number from 0, and is awaited before the next.
 */
export async function stageList(
  file: Blob,
  put: (chunk: number, rows: readonly StagedRow[]) => Promise<void>,
): Promise<({ readonly ok: true } & Staged) | { readonly ok: false; readonly fault: ListFault }> {
  const format = await formatOf(file);
  let header: readonly string[] | null = null;
  let above: StagedRow[] = [];
  let waiting: StagedRow[] = [];
  let rows = 0;
  let chunk = 0;
  let characters = 0;
  const take: TakeRow = (cells, line) => {
    if (header === null) {
      if (namesColumns(cells)) header = cells;
      else if (above.push({ line, cells }) > MOST_ABOVE) nameless();
      return;
    }
    rows += 1;
    if (rows > MOST_ROWS) throw new ListRefusal("tooManyRows");
    for (const cell of cells) characters += cell.length;
    if (characters > MOST_CHARACTERS) throw new ListRefusal("tooLarge");
    waiting.push({ line, cells });
  };
  const nameless = () => {
    const [first, ...others] = above;
    if (first === undefined) return;
    header = first.cells;
    above = [];
    for (const row of others) take(row.cells, row.line);
  };
  const putAway = async (least: number) => {
    while (waiting.length >= least && waiting.length > 0) {
      await put(chunk, waiting.slice(0, ROWS_TOGETHER));
      waiting = waiting.slice(ROWS_TOGETHER);
      chunk += 1;
    }
  };
  const between = () => putAway(ROWS_TOGETHER);
  const archive = { bytes: file.size, pieces: () => piecesOf(file, XLSX_PIECE) };
  try {
    if (format === "xlsx") await readXlsx(archive, take, between);
    else await readText(() => piecesOf(file, CSV_PIECE), take, between);
    if (header === null) nameless();
    await putAway(1);
  } catch (error) {
    if (error instanceof ListRefusal) return { ok: false, fault: error.fault };
    throw error;
  }
  if (header === null || rows === 0) return { ok: false, fault: "empty" };
  return { ok: true, format, header, rows };
}

/** Tells the format from the content: an XLSX file is a ZIP archive. */
async function formatOf(file: Blob): Promise<ListFormat> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x50 && second === 0x4b ? "xlsx" : "csv";
}

async function* piecesOf(file: Blob, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += size) {
    yield new Uint8Array(await file.slice(at, at + size).arrayBuffer());
  }
}

async function readText(pieces: Pieces, take: TakeRow, between: () => Promise<void>): Promise<void> {
  const decoder = new TextDecoder(await encodingOf(pieces()));
  const reader = csvReader(take);
  for await (const piece of pieces()) {
    reader.write(decoder.decode(piece, { stream: true }));
    await between();
  }
  reader.write(decoder.decode());
  reader.end();
}
