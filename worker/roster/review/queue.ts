import type { ReviewStage } from "../../../durable-objects/collection/policy.ts";

/** How long a reviewer may look at one photo before another gets it, ms. */
export const REVIEW_LEASE = 5 * 60_000;

/** Which part of the queue someone works on: a stage, at their schools or (null) at all. */
export interface QueueScope {
  readonly stage: ReviewStage;
  readonly schools: readonly string[] | null;
}

/** The schools of a scope as a statement reads them: a JSON array, or null for all. */
export function schoolsIn({ schools }: QueueScope): string | null {
  return schools === null ? null : JSON.stringify(schools);
}

/** One photo that a reviewer holds. */
export interface ReviewLease {
  readonly graduateId: string;
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly since: number;
  readonly until: number;
  /** 1: taken while another photo was still on screen. */
  readonly ahead: number;
}

const COLUMNS = "graduate_id AS graduateId, submission, stage, since, until, ahead";

const HELD = `SELECT l.graduate_id AS graduateId, l.submission, l.stage, l.since, l.until, l.ahead
  FROM review_leases AS l INDEXED BY review_leases_by_reviewer
  JOIN graduates AS g ON g.id = l.graduate_id AND g.submission = l.submission AND g.review_stage = l.stage
  WHERE l.reviewer = ?1 AND l.until > ?2 AND l.stage = ?3 AND l.graduate_id <> ?5
    AND (?4 IS NULL OR g.school_id IN (SELECT value FROM json_each(?4)))
    AND NOT EXISTS (SELECT 1 FROM review_decisions AS d WHERE d.graduate_id = l.graduate_id
      AND d.submission = l.submission AND d.stage = l.stage AND d.state IN ('held', 'running', 'done'))
  ORDER BY l.ahead, l.since LIMIT 1`;

/** What a reviewer holds already, so that a page loaded again shows the same photo; `except` is on screen by now. */
export async function heldLease(
  db: D1Database,
  reviewer: string,
  scope: QueueScope,
  now: number,
  except = "",
): Promise<ReviewLease | null> {
  return db.prepare(HELD).bind(reviewer, now, scope.stage, schoolsIn(scope), except).first<ReviewLease>();
}

const TAKE = `INSERT INTO review_leases (graduate_id, submission, stage, reviewer, since, until, ahead)
  SELECT g.id, g.submission, g.review_stage, ?1, ?2, ?4, ?6 FROM graduates AS g
  WHERE g.review_stage = ?3 AND (?5 IS NULL OR g.school_id IN (SELECT value FROM json_each(?5)))
    AND NOT EXISTS (SELECT 1 FROM review_leases AS l WHERE l.graduate_id = g.id AND l.until > ?2
      AND l.submission = g.submission AND l.stage = g.review_stage)
    AND NOT EXISTS (SELECT 1 FROM review_decisions AS d WHERE d.graduate_id = g.id
      AND d.submission = g.submission AND d.stage = g.review_stage AND d.state IN ('held', 'running', 'done'))
  ORDER BY g.review_due_at LIMIT 1
  ON CONFLICT (graduate_id) DO UPDATE SET submission = excluded.submission, stage = excluded.stage,
    reviewer = excluded.reviewer, since = excluded.since, until = excluded.until, ahead = excluded.ahead
  RETURNING ${COLUMNS}`;

/**
 * Takes the photo that is due first for a reviewer; null when nothing waits.
 *
 * One statement finds and takes, and D1 runs one at a time: no photo goes to two reviewers.
 *
 * @param ahead While another photo is still on screen.
 */
export async function takeLease(
  db: D1Database,
  reviewer: string,
  scope: QueueScope,
  now: number,
  ahead = false,
): Promise<ReviewLease | null> {
  return db
    .prepare(TAKE)
    .bind(reviewer, now, scope.stage, now + REVIEW_LEASE, schoolsIn(scope), Number(ahead))
    .first<ReviewLease>();
}

const SHOW = `UPDATE review_leases SET ahead = 0, since = ?3, until = ?4
  WHERE graduate_id = ?1 AND reviewer = ?2 AND ahead = 1`;

/** Begins the time of a photo that was taken ahead and comes on screen now. */
export async function showLease(
  db: D1Database,
  reviewer: string,
  graduateId: string,
  now: number,
): Promise<void> {
  await db
    .prepare(SHOW)
    .bind(graduateId, reviewer, now, now + REVIEW_LEASE)
    .run();
}

const OWN = `SELECT ${COLUMNS} FROM review_leases WHERE graduate_id = ?1 AND reviewer = ?2 AND until > ?3`;

/** The lease that a reviewer has on a graduate; null when it has run out or is another's. */
export async function leaseOf(
  db: D1Database,
  reviewer: string,
  graduateId: string,
  now: number,
): Promise<ReviewLease | null> {
  return db.prepare(OWN).bind(graduateId, reviewer, now).first<ReviewLease>();
}

/** How long a photo that a reviewer gave back waits for a colleague before they may get it again, ms. */
const PASSED_ON = 60_000;
const GIVE = "UPDATE review_leases SET reviewer = '', until = ?3 WHERE graduate_id = ?1 AND reviewer = ?2";

/** Gives a photo back to the queue; whoever gave it gets another one first. */
export async function giveBack(
  db: D1Database,
  reviewer: string,
  graduateId: string,
  now: number,
): Promise<void> {
  await db
    .prepare(GIVE)
    .bind(graduateId, reviewer, now + PASSED_ON)
    .run();
}

const LEAVE = "UPDATE review_leases SET reviewer = '' WHERE graduate_id = ?1";

/** Keeps a photo out of the queue for as long as its lease lasts: its row is behind its object. */
export async function leaveAlone(db: D1Database, graduateId: string): Promise<void> {
  await db.prepare(LEAVE).bind(graduateId).run();
}

/** How much waits in one stage. */
export interface QueueLength {
  readonly waiting: number;
  readonly overdue: number;
  /** When the oldest is due (ms); null when nothing waits. */
  readonly firstDue: number | null;
}

const IN_SCOPE = "(?3 IS NULL OR school_id IN (SELECT value FROM json_each(?3)))";
// Verdicts that can still be undone are done with, as far as the queue is concerned.
const LENGTH = `SELECT max(0, COUNT(*) - (SELECT COUNT(*) FROM review_decisions
    WHERE state IN ('held', 'running') AND carry_out_at > 0 AND stage = ?1 AND ${IN_SCOPE})) AS waiting,
    SUM(review_due_at < ?2) AS overdue, MIN(review_due_at) AS firstDue
  FROM graduates WHERE review_stage = ?1 AND ${IN_SCOPE}`;

/** Counts a part of the queue. */
export async function queueLength(db: D1Database, scope: QueueScope, now: number): Promise<QueueLength> {
  const row = await db.prepare(LENGTH).bind(scope.stage, now, schoolsIn(scope)).first<QueueLength>();
  return { waiting: row?.waiting ?? 0, overdue: row?.overdue ?? 0, firstDue: row?.firstDue ?? null };
}
