import { type Minting, newId } from "./ids.ts";

export type TaskKind = "check" | "import" | "deliver" | "remind";

/** Work of the desk that takes more than one request, and how far it is. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly programmeId: string;
  /** What is worked on: an upload, an export, or as JSON a list with its columns or the filter of a reminder. */
  readonly subject: string;
  readonly at: number;
  readonly by: string;
  readonly state: "running" | "done" | "failed";
  /** Where the next step begins; what it means is the kind's own. */
  readonly cursor: string;
  /** Of `total` things. */
  readonly done: number;
  readonly total: number;
  /** What came of it so far, by the kind's own words. */
  readonly counts: Readonly<Record<string, number>>;
  /** Graduates that a person should look at, at most 100. */
  readonly look: readonly string[];
  /** Steps that failed since the last one that worked. */
  readonly failures: number;
  readonly movedAt: number;
}

type TaskRow = Omit<Task, "counts" | "look"> & { readonly counts: string; readonly look: string };

const SELECT = `SELECT id, kind, programme_id AS programmeId, subject, at, by, state, cursor, done, total, counts, look,
    failures, moved_at AS movedAt FROM desk_tasks`;

function taskOf({ counts, look, ...row }: TaskRow): Task {
  return {
    ...row,
    counts: JSON.parse(counts) as Task["counts"],
    look: JSON.parse(look) as Task["look"],
  };
}

const ADD = `INSERT INTO desk_tasks (id, kind, programme_id, subject, at, by, state, total, moved_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'running', ?7, ?5) ON CONFLICT (kind, subject) WHERE state = 'running' DO NOTHING`;
const RUNNING = `${SELECT} WHERE kind = ?1 AND subject = ?2 AND state = 'running'`;

/** Begins a task; answers the one that is running already where there is one for the same thing. */
export async function beginTask(
  db: D1Database,
  task: Pick<Task, "kind" | "programmeId" | "subject" | "by" | "total">,
  minting: Minting,
): Promise<Task> {
  const { kind, programmeId, subject, by, total } = task;
  const id = newId("t", minting);
  const [, found] = await db.batch<TaskRow>([
    db.prepare(ADD).bind(id, kind, programmeId, subject, minting.now(), by, total),
    db.prepare(RUNNING).bind(kind, subject),
  ]);
  const row = found?.results[0];
  if (row === undefined) throw new Error("a task that was begun is running");
  return taskOf(row);
}

/** A task; null when there is none. */
export async function taskById(db: D1Database, id: string): Promise<Task | null> {
  const row = await db.prepare(`${SELECT} WHERE id = ?1`).bind(id).first<TaskRow>();
  return row && taskOf(row);
}

/** The tasks of a programme, the latest first, at most 20. */
export async function tasksOf(db: D1Database, programmeId: string): Promise<readonly Task[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE programme_id = ?1 ORDER BY at DESC LIMIT 20`)
    .bind(programmeId)
    .all<TaskRow>();
  return results.map(taskOf);
}

/** Tasks that have not moved since `before` (ms), failed or forgotten, the oldest first, at most 50. */
export async function tasksStandingStill(db: D1Database, before: number): Promise<readonly Task[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE state <> 'done' AND moved_at < ?1 ORDER BY moved_at LIMIT 50`)
    .bind(before)
    .all<TaskRow>();
  return results.map(taskOf);
}

// By the index of tasks that stand still; that of running ones is by their things.
const FORGOTTEN = `SELECT id FROM desk_tasks WHERE state <> 'done' AND +state = 'running' AND moved_at < ?1
  ORDER BY moved_at LIMIT 50`;

/** Tasks that should be moving and have not since `before` (ms), the oldest first, at most 50; those given up are not. */
export async function tasksForgotten(db: D1Database, before: number): Promise<readonly string[]> {
  const { results } = await db.prepare(FORGOTTEN).bind(before).all<{ readonly id: string }>();
  return results.map(({ id }) => id);
}

/** What one step did. */
export interface Step {
  readonly cursor: string;
  /** Things dealt with in this step. */
  readonly done: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly look: readonly string[];
  readonly finished: boolean;
}

const MOST_LOOK = 100;
const MOVE = `UPDATE desk_tasks SET cursor = ?3, done = done + ?4, counts = ?5, look = ?6, failures = 0, moved_at = ?7,
    state = CASE ?8 WHEN 1 THEN 'done' ELSE state END
  WHERE id = ?1 AND cursor = ?2 AND state = 'running'`;

/** Notes a step; false when another one was faster. */
export async function noteStep(db: D1Database, task: Task, step: Step, now: number): Promise<boolean> {
  const counts = { ...task.counts };
  for (const [name, count] of Object.entries(step.counts)) counts[name] = (counts[name] ?? 0) + count;
  const look = [...new Set([...task.look, ...step.look])].slice(0, MOST_LOOK);
  const values = [step.cursor, step.done, JSON.stringify(counts), JSON.stringify(look)];
  const { meta } = await db
    .prepare(MOVE)
    .bind(task.id, task.cursor, ...values, now, step.finished ? 1 : 0)
    .run();
  return meta.changes === 1;
}

const FAILURE = `UPDATE desk_tasks SET failures = failures + 1,
    state = CASE WHEN failures + 1 >= ?2 THEN 'failed' ELSE state END
  WHERE id = ?1 AND state = 'running' RETURNING failures`;

/** Notes a step that failed; answers how many in a row, or null once it is given up after `most`. */
export async function noteFailure(db: D1Database, id: string, most: number): Promise<number | null> {
  const row = await db.prepare(FAILURE).bind(id, most).first<{ readonly failures: number }>();
  return row === null || row.failures >= most ? null : row.failures;
}

const RESUME = `UPDATE desk_tasks AS t SET state = 'running', failures = 0 WHERE id = ?1 AND state <> 'done'
  AND NOT EXISTS (SELECT 1 FROM desk_tasks AS other
    WHERE other.kind = t.kind AND other.subject = t.subject AND other.state = 'running' AND other.id <> t.id)`;

/**
 * Lets a task that was given up go on from where it stands; false when it is done, or there is none, or a new one for the
 * same thing is running.
 */
export async function resumeTask(db: D1Database, id: string): Promise<boolean> {
  const { meta } = await db.prepare(RESUME).bind(id).run();
  return meta.changes === 1;
}
