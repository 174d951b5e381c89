import type { ReviewStage } from "../../../durable-objects/collection/policy.ts";
import { UNDO_TIME } from "./decisions.ts";
import { type QueueScope, REVIEW_LEASE, type ReviewLease, schoolsIn } from "./queue.ts";

/** After which a verdict is not worth comparing any more, ms. */
const STALE = 14 * 86_400_000;

/** What was on the first reviewer's screen. */
export interface SeenPhoto {
  readonly standardSha256: string;
  readonly reportSha256: string;
  readonly shotSha256: string | null;
  /** When the first verdict was due, ms. */
  readonly dueAt: number;
}

/** A verdict to be looked at again. */
export interface LookAgain extends SeenPhoto {
  /** The verdict's id. */
  readonly id: string;
  readonly graduateId: string;
  readonly schoolId: string;
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly firstReviewer: string;
  readonly firstApproved: boolean;
}

const OPEN = `INSERT INTO second_looks (id, graduate_id, school_id, submission, stage, first_reviewer, first_approved,
    standard_sha256, report_sha256, shot_sha256, due_at, opened_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (id) DO NOTHING`;

/** Puts a verdict before a second reviewer; once, however often it is said. */
export async function openSecondLook(db: D1Database, look: LookAgain, now: number): Promise<void> {
  const { id, graduateId, schoolId, submission, stage, firstReviewer, firstApproved } = look;
  const { standardSha256, reportSha256, shotSha256, dueAt } = look;
  await db
    .prepare(OPEN)
    .bind(
      ...[id, graduateId, schoolId, submission, stage, firstReviewer, Number(firstApproved)],
      ...[standardSha256, reportSha256, shotSha256, dueAt, now],
    )
    .run();
}

const DROP = "DELETE FROM second_looks WHERE id = ?1 AND judged_at IS NULL";

/** Takes a verdict off again that did not count after all. */
export async function dropSecondLook(db: D1Database, id: string): Promise<void> {
  await db.prepare(DROP).bind(id).run();
}

/** A second look that a reviewer holds; to them it is a photo like any other. */
export interface SecondLook extends ReviewLease, SeenPhoto {
  readonly id: string;
}

const COLUMNS = `id, graduate_id AS graduateId, submission, stage, since, until, ahead, standard_sha256 AS standardSha256,
  report_sha256 AS reportSha256, shot_sha256 AS shotSha256, due_at AS dueAt`;
const IN_SCOPE = "stage = ?3 AND (?4 IS NULL OR school_id IN (SELECT value FROM json_each(?4)))";
const HELD = `SELECT ${COLUMNS} FROM second_looks WHERE reviewer = ?1 AND until > ?2 AND judged_at IS NULL
  AND ${IN_SCOPE} AND graduate_id <> ?5 ORDER BY ahead, since LIMIT 1`;

/** The second look that a reviewer holds already; `except` is on screen by now. */
export async function heldSecondLook(
  db: D1Database,
  reviewer: string,
  scope: QueueScope,
  now: number,
  except = "",
): Promise<SecondLook | null> {
  return db.prepare(HELD).bind(reviewer, now, scope.stage, schoolsIn(scope), except).first<SecondLook>();
}

const TAKE = `UPDATE second_looks SET reviewer = ?1, since = ?2, until = ?5, ahead = ?6 WHERE id = (
    SELECT id FROM second_looks WHERE judged_at IS NULL AND ${IN_SCOPE} AND opened_at > ?7
      AND first_reviewer <> ?1 AND (until IS NULL OR until <= ?2) ORDER BY opened_at LIMIT 1)
  RETURNING ${COLUMNS}`;

/** Takes a colleague's verdict to look at again, the oldest first; null when there is none. Their own never comes. */
export async function takeSecondLook(
  db: D1Database,
  reviewer: string,
  scope: QueueScope,
  now: number,
  ahead = false,
): Promise<SecondLook | null> {
  return db
    .prepare(TAKE)
    .bind(reviewer, now, scope.stage, schoolsIn(scope), now + REVIEW_LEASE, Number(ahead), now - STALE)
    .first<SecondLook>();
}

const HOLDS = `SELECT 1 FROM second_looks WHERE reviewer = ?1 AND until > ?2 AND judged_at IS NULL
  AND graduate_id = ?3`;

/** Whether a reviewer holds a second look at a graduate. */
export async function holdsSecondLook(
  db: D1Database,
  reviewer: string,
  graduateId: string,
  now: number,
): Promise<boolean> {
  return (await db.prepare(HOLDS).bind(reviewer, now, graduateId).first()) !== null;
}

const SHOW = "UPDATE second_looks SET ahead = 0, since = ?2, until = ?3 WHERE id = ?1 AND ahead = 1";

/** Begins the time of a second look that was taken ahead and comes on screen now. */
export async function showSecondLook(db: D1Database, id: string, now: number): Promise<void> {
  await db
    .prepare(SHOW)
    .bind(id, now, now + REVIEW_LEASE)
    .run();
}

const GIVE = `UPDATE second_looks SET until = ?4, reviewer = '' WHERE graduate_id = ?1 AND reviewer = ?2
  AND judged_at IS NULL AND until > ?3`;

/** Leaves a second look to somebody else. */
export async function giveSecondLook(
  db: D1Database,
  reviewer: string,
  graduateId: string,
  now: number,
): Promise<void> {
  await db
    .prepare(GIVE)
    .bind(graduateId, reviewer, now, now + REVIEW_LEASE)
    .run();
}

/** A second reviewer's verdict; it changes nothing for the graduate. */
export interface SecondVerdict {
  readonly reviewer: string;
  readonly graduateId: string;
  readonly submission: number;
  readonly stage: string;
  readonly approved: boolean;
  readonly reasons: readonly string[];
}

const JUDGE = `UPDATE second_looks SET approved = ?5, reasons = ?6, judged_at = ?7,
    seconds = CAST(round((?7 - since) / 1000) AS INTEGER)
  WHERE reviewer = ?1 AND graduate_id = ?2 AND submission = ?3 AND stage = ?4 AND until > ?7 AND judged_at IS NULL
  RETURNING id`;

/** Keeps a second verdict; answers its id, or null when the reviewer holds no such second look. */
export async function judgeSecondLook(
  db: D1Database,
  verdict: SecondVerdict,
  now: number,
): Promise<string | null> {
  const { reviewer, graduateId, submission, stage, approved, reasons } = verdict;
  const row = await db
    .prepare(JUDGE)
    .bind(reviewer, graduateId, submission, stage, Number(approved), JSON.stringify(reasons), now)
    .first<{ readonly id: string }>();
  return row?.id ?? null;
}

// The time goes on from when it first came on screen: that puts it before the photo which is there by now.
const UNDO = `UPDATE second_looks SET approved = NULL, reasons = NULL, seconds = NULL, judged_at = NULL, until = ?3
  WHERE id = ?1 AND reviewer = ?2 AND judged_at > ?4 RETURNING id`;

/** Takes a second verdict back in time, so that the photo comes on screen again; false when it is too late. */
export async function undoSecondLook(
  db: D1Database,
  reviewer: string,
  id: string,
  now: number,
): Promise<boolean> {
  const row = await db
    .prepare(UNDO)
    .bind(id, reviewer, now + REVIEW_LEASE, now - UNDO_TIME)
    .first();
  return row !== null;
}

const TODAY = "SELECT COUNT(*) AS n FROM second_looks WHERE reviewer = ?1 AND until > ?2 AND judged_at >= ?2";

/** How many second verdicts a reviewer gave since a moment (ms). */
export async function secondLooksSince(db: D1Database, reviewer: string, since: number): Promise<number> {
  return (await db.prepare(TODAY).bind(reviewer, since).first<number>("n")) ?? 0;
}
