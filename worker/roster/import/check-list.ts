import type { Db } from "../db.ts";
import type { Programme } from "../programmes.ts";
import type { Keys } from "../secrets/keys.ts";
import type { CheckNotes, FaultyRow } from "./check-notes.ts";
import type { ColumnMapping } from "./columns.ts";
import { compareList, type ListRow } from "./import-list.ts";
import { type RowContext, type RowFault, readRow } from "./read-row.ts";
import type { StagedRow } from "./stage-list.ts";

/** A row that is not taken over, by its number in the file. */
interface BadRow extends StagedRow {
  readonly faults: readonly RowFault[];
}

/** What an import of the rows looked at so far would come to. */
type CheckCounts = Readonly<
  Record<"good" | "bad" | "repeated" | "added" | "changed" | "same" | "held", number>
>;

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

/**
 * Checks the next chunks of a list and writes nothing; goes on from the notes of the step before.
 *
 * @returns What the rows of these chunks come to, and the notes for the next ones. A student number that comes more
 *          than once is compared where it comes first, and counted as repeated from then on.
 */
export async function checkChunks(
  db: Db,
  keys: Keys,
  programme: Programme,
  chunks: readonly (readonly StagedRow[])[],
  before: CheckNotes,
  mapping: ColumnMapping,
  context: RowContext,
): Promise<{ readonly counts: CheckCounts; readonly notes: CheckNotes }> {
  const seen = new Set(before.seen);
  const first: FaultyRow[] = [...before.first];
  const counts = { good: 0, bad: 0, repeated: 0, added: 0, changed: 0, same: 0, held: 0 };
  for (const chunk of chunks) {
    const { rows, bad } = readRows(chunk, mapping, context);
    counts.bad += bad.length;
    first.push(...bad.slice(0, MOST_SHOWN - first.length).map(({ line, faults }) => ({ line, faults })));
    const fresh = rows.filter(({ studentNumber }) => !seen.has(studentNumber));
    const known = seen.size;
    for (const { studentNumber } of rows) seen.add(studentNumber);
    counts.good += seen.size - known;
    counts.repeated += rows.length - (seen.size - known);
    const found = await compareList(db, keys, programme, fresh);
    for (const kind of ["added", "changed", "same", "held"] as const) counts[kind] += found[kind];
  }
  return { counts, notes: { seen: [...seen], first } };
}
