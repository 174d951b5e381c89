import type { Db } from "../db.ts";
import { compareList, type ListComparison, type ListRow } from "../list-import.ts";
import type { Programme } from "../programmes.ts";
import type { Keys } from "../secrets/keys.ts";
import type { ColumnMapping } from "./columns.ts";
import { type RowContext, type RowFault, readRow } from "./read-row.ts";
import type { StagedRow } from "./stage-list.ts";

/** A row that is not taken over, by its number in the file. */
export interface BadRow extends StagedRow {
  readonly faults: readonly RowFault[];
}

/** What an import of a list would come to. */
export interface ListCheck {
  readonly good: number;
  readonly bad: number;
  /** The first bad rows, as many as a page shows. */
  readonly first: readonly BadRow[];
  /** Student numbers that come more than once; the last row of each counts. */
  readonly repeated: number;
  readonly comparison: ListComparison;
}

/** The rows of a chunk that can be taken over, and the others with their faults. */
export function readRows(
  chunk: readonly StagedRow[],
  mapping: ColumnMapping,
  context: RowContext,
): { readonly rows: readonly ListRow[]; readonly bad: readonly BadRow[] } {
  const rows: ListRow[] = [];
  const bad: BadRow[] = [];
  for (const staged of chunk) {
    const read = readRow(staged.cells, mapping, context);
    if (read.ok) rows.push(read.row);
    else bad.push({ ...staged, faults: read.faults });
  }
  return { rows, bad };
}

const MOST_SHOWN = 50;

/** Checks a list chunk by chunk and writes nothing. Student numbers are held, rows are not. */
export async function checkList(
  db: Db,
  keys: Keys,
  programme: Programme,
  chunks: AsyncIterable<readonly StagedRow[]>,
  mapping: ColumnMapping,
  context: RowContext,
): Promise<ListCheck> {
  const seen = new Set<string>();
  const total = { good: 0, bad: 0, repeated: 0 };
  const first: BadRow[] = [];
  const sums = { added: 0, changed: 0, same: 0, held: 0 };
  for await (const chunk of chunks) {
    const { rows, bad } = readRows(chunk, mapping, context);
    total.bad += bad.length;
    first.push(...bad.slice(0, MOST_SHOWN - first.length));
    const fresh = rows.filter(({ studentNumber }) => !seen.has(studentNumber));
    for (const { studentNumber } of rows) {
      if (seen.has(studentNumber)) total.repeated += 1;
      seen.add(studentNumber);
    }
    const found = await compareList(db, keys, programme, fresh);
    for (const kind of ["added", "changed", "same", "held"] as const) sums[kind] += found[kind];
  }
  return { ...total, good: seen.size, first, comparison: sums };
}
