import type { ListRow } from "../list-import.ts";
import { type ColumnMapping, guessColumns } from "./columns.ts";
import { MOST_ROWS, readCsv } from "./csv.ts";
import { type ReadRow, type RowContext, readRow } from "./read-row.ts";
import { readXlsx, type WorkbookFault } from "./xlsx.ts";

export type ListFormat = "csv" | "xlsx";

/** Why a file as a whole is not taken. */
export type ListFault = WorkbookFault | "empty" | "tooManyRows";

/** Tells the format from the content: an XLSX file is a ZIP archive. */
export function formatOf(bytes: Uint8Array): ListFormat {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? "xlsx" : "csv";
}

function eachRow(
  bytes: Uint8Array<ArrayBuffer>,
  take: (cells: readonly string[]) => boolean,
): WorkbookFault | null {
  if (formatOf(bytes) === "xlsx") return readXlsx(bytes, take);
  readCsv(bytes, take);
  return null;
}

/** The header of a list, the first rows under it, and what its columns seem to be. */
export interface ListHead {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
}

/** Reads the head of a file, for the mapping form. */
export function readHead(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly ok: true; readonly head: ListHead } | { readonly ok: false; readonly fault: ListFault } {
  const rows: (readonly string[])[] = [];
  const fault = eachRow(bytes, (cells) => rows.push(cells) < 4);
  const [header, ...first] = rows;
  if (header === undefined) return { ok: false, fault: fault ?? "empty" };
  return { ok: true, head: { header, rows: first, mapping: guessColumns(header) } };
}

/** A row that is not taken over, by its number in the file (the header is 1). */
interface BadRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly faults: Extract<ReadRow, { ok: false }>["faults"];
}

/** A whole list as it was read. */
export interface ReadList {
  readonly rows: readonly ListRow[];
  readonly bad: readonly BadRow[];
  /** Student numbers that come more than once; the last row of each counts. */
  readonly repeated: number;
}

/** Reads every row of a file; bad rows are told and do not stop the others. */
export function readList(
  bytes: Uint8Array<ArrayBuffer>,
  mapping: ColumnMapping,
  context: RowContext,
): { readonly ok: true; readonly list: ReadList } | { readonly ok: false; readonly fault: ListFault } {
  const rows = new Map<string, ListRow>();
  const bad: BadRow[] = [];
  let line = 0;
  let repeated = 0;
  const fault = eachRow(bytes, (cells) => {
    line += 1;
    if (line === 1) return true;
    const read = readRow(cells, mapping, context);
    if (!read.ok) bad.push({ line, cells, faults: read.faults });
    else {
      if (rows.has(read.row.studentNumber)) repeated += 1;
      rows.set(read.row.studentNumber, read.row);
    }
    return line <= MOST_ROWS;
  });
  if (fault !== null) return { ok: false, fault };
  if (line > MOST_ROWS) return { ok: false, fault: "tooManyRows" };
  if (line < 2) return { ok: false, fault: "empty" };
  return { ok: true, list: { rows: [...rows.values()], bad, repeated } };
}
