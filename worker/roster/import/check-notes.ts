import type { Keys } from "../secrets/keys.ts";
import type { RowFault } from "./read-row.ts";
import { keepPart, type ListUpload, partOf } from "./uploads.ts";

/** A row with faults, as a page shows it: nothing of what its cells hold. */
export interface FaultyRow {
  readonly line: number;
  readonly faults: readonly RowFault[];
}

/** What the steps of a dry run hand on: student numbers that came, and the first rows with faults. */
export interface CheckNotes {
  readonly seen: readonly string[];
  readonly first: readonly FaultyRow[];
}

const NOTHING: CheckNotes = { seen: [], first: [] };

// Named by where they were taken: a step done twice begins with the same notes, not with its own.
const partName = (taskId: string, chunk: number) => `check-${taskId}-${chunk}` as const;

/** The notes with which a dry run looks at a chunk, from 0; null when the list is deleted already. */
export async function notesBefore(
  bucket: R2Bucket,
  keys: Keys,
  upload: ListUpload,
  taskId: string,
  chunk: number,
): Promise<CheckNotes | null> {
  return chunk === 0 ? NOTHING : partOf<CheckNotes>(bucket, keys, upload, partName(taskId, chunk));
}

/** Keeps the notes for the next chunk, sealed beside the rows, and deleted with them. */
export async function keepNotes(
  bucket: R2Bucket,
  keys: Keys,
  upload: ListUpload,
  taskId: string,
  chunk: number,
  notes: CheckNotes,
): Promise<void> {
  await keepPart(bucket, keys, upload, partName(taskId, chunk), notes);
}
