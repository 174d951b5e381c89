import { keysOf } from "../env.ts";
import { checkChunks } from "../roster/import/check-list.ts";
import { keepNotes, notesBefore } from "../roster/import/check-notes.ts";
import { readCheckSubject } from "../roster/import/check-subject.ts";
import { chunkOf, chunksOf, noteChecked, uploadOf } from "../roster/import/uploads.ts";
import { programmeById } from "../roster/programmes.ts";
import type { Step, Task } from "../roster/tasks.ts";

/** Chunks of 500 rows a step: a statement each, and half a second of work, so that pages beside it do not wait long. */
const CHUNKS = 5;

/**
 * Checks the next rows of a list against what is stored, and writes nothing of it. The cursor is the next chunk's
 * number; the notes for it are kept before the step is, so that a step done twice finds the same.
 */
export async function checkStep(env: Env, task: Task): Promise<Step> {
  const keys = await keysOf(env);
  const { upload: id, mapping } = readCheckSubject(task.subject);
  const [upload, programme] = await Promise.all([
    uploadOf(env.DB, task.programmeId, id),
    programmeById(env.DB, task.programmeId),
  ]);
  if (upload === null || programme === null) throw new Error("the list of a check is gone");
  const first = Number(task.cursor);
  const last = Math.min(first + CHUNKS, chunksOf(upload));
  const notes = await notesBefore(env.PHOTOS, keys, upload, task.id, first);
  const chunks = await Promise.all(
    Array.from({ length: last - first }, (_, index) => chunkOf(env.PHOTOS, keys, upload, first + index)),
  );
  const staged = chunks.filter((chunk) => chunk !== null);
  if (notes === null || staged.length < chunks.length) throw new Error("the rows of a check are gone");
  // A row is judged by the day of the upload: the check and the import of a list say the same.
  const context = { now: upload.at, specimens: env.ENVIRONMENT === "local" };
  const checked = await checkChunks(env.DB, keys, programme, staged, notes, mapping, context);
  const finished = last === chunksOf(upload);
  const { first: shown, seen } = checked.notes;
  // Nobody asks for the numbers after the last chunk.
  await keepNotes(env.PHOTOS, keys, upload, task.id, last, { first: shown, seen: finished ? [] : seen });
  if (finished) await noteChecked(env.DB, upload.id);
  const done = staged.reduce((sum, chunk) => sum + chunk.length, 0);
  return { cursor: String(last), done, counts: checked.counts, look: [], finished };
}
