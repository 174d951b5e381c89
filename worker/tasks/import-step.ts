import { keysOf } from "../env.ts";
import { readRows } from "../roster/import/check-list.ts";
import { importList } from "../roster/import/import-list.ts";
import { chunkOf, chunksOf, noteImported, uploadOf } from "../roster/import/uploads.ts";
import { programmeById } from "../roster/programmes.ts";
import type { Step, Task } from "../roster/tasks.ts";

/** Chunks of 500 rows a step: 15 statements and about a second of work. */
const CHUNKS = 5;

/** Takes over the next rows of a list. The cursor is the next chunk's number; a step done twice changes nothing. */
export async function importStep(env: Env, task: Task, now: number): Promise<Step> {
  const keys = await keysOf(env);
  const [upload, programme] = await Promise.all([
    uploadOf(env.DB, task.programmeId, task.subject),
    programmeById(env.DB, task.programmeId),
  ]);
  // The step before was done, and only not noted.
  if (upload?.state === "imported") {
    return { cursor: task.cursor, done: task.total - task.done, counts: {}, look: [], finished: true };
  }
  const mapping = upload?.mapping;
  if (!upload || !mapping || programme === null) throw new Error("the list of an import is gone");
  const context = { now: upload.at, specimens: env.ENVIRONMENT === "local" };
  const counts = { added: 0, changed: 0, same: 0, held: 0, bad: 0 };
  const look: string[] = [];
  const first = Number(task.cursor);
  const last = Math.min(first + CHUNKS, chunksOf(upload));
  let done = 0;
  for (let chunk = first; chunk < last; chunk++) {
    const staged = await chunkOf(env.PHOTOS, keys, upload, chunk);
    if (staged === null) throw new Error("the rows of an import are gone");
    const { rows, bad } = readRows(staged, mapping, context);
    const outcome = await importList(env.DB, keys, programme, rows, now);
    for (const kind of ["added", "changed", "same"] as const) counts[kind] += outcome[kind];
    counts.held += outcome.held.length;
    counts.bad += bad.length;
    look.push(...outcome.held);
    done += staged.length;
  }
  const finished = last === chunksOf(upload);
  if (finished) await noteImported(env, upload);
  return { cursor: String(last), done, counts, look, finished };
}
