import type { Db } from "../db.ts";
import { type ImportOutcome, importList } from "../list-import.ts";
import type { Programme } from "../programmes.ts";
import type { Keys } from "../secrets/keys.ts";
import { graduateIdOf } from "../secrets/lookup-hash.ts";
import { type ColumnMapping, LIST_FIELDS, type ListField } from "./columns.ts";
import { type RowContext, type RowFault, readRow } from "./read-row.ts";

/** What taking over one row came to; the faults are those of a list's row. */
export type ImportedOne =
  | { readonly ok: true; readonly graduateId: string; readonly outcome: ImportOutcome }
  | { readonly ok: false; readonly faults: readonly RowFault[] };

const IN_ORDER: ColumnMapping = Object.fromEntries(LIST_FIELDS.map((field, column) => [field, column]));

/**
 * Takes one person over into a programme's list, judged like a row of an uploaded one: someone whom the school adds at
 * their request. Safe to repeat; fields left out are empty, the document type then is the resident ID.
 */
export async function importOne(
  db: Db,
  keys: Keys,
  programme: Programme,
  fields: Readonly<Partial<Record<ListField, string>>>,
  context: RowContext,
): Promise<ImportedOne> {
  const read = readRow(
    LIST_FIELDS.map((field) => fields[field] ?? ""),
    IN_ORDER,
    context,
  );
  if (!read.ok) return read;
  const outcome = await importList(db, keys, programme, [read.row], context.now, "request");
  return { ok: true, graduateId: await graduateIdOf(keys, programme.id, read.row.studentNumber), outcome };
}
