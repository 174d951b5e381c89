import type { ReviewStage } from "../../durable-objects/collection/policy.ts";

/** How long a reviewer may look at one photo before another gets it, ms. */
const REVIEW_LEASE = 5 * 60_000;

/** Which part of the queue someone works on: a stage, at their schools or (null) at all. */
export interface QueueScope {
  readonly stage: ReviewStage;
  readonly schools: readonly string[] | null;
}

/** One photo that a reviewer holds. */
export interface ReviewLease {
  readonly graduateId: string;
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly since: number;
  readonly until: number;
}

const COLUMNS = "graduate_id AS graduateId, submission, stage, since, until";

// Their own first, so that a page loaded again shows the same photo.
const HELD = `SELECT l.graduate_id AS graduateId, l.submission, l.stage, l.since, l.until FROM review_leases AS l
  JOIN graduates AS g ON g.id = l.graduate_id AND g.submission = l.submission AND g.review_stage = l.stage
  WHERE l.reviewer = ?1 AND l.until > ?2 AND l.stage = ?3
    AND (?4 IS NULL OR g.school_id IN (SELECT value FROM json_each(?4)))
    AND NOT EXISTS (SELECT 1 FROM review_decisions AS d WHERE d.graduate_id = l.graduate_id
      AND d.submission = l.submission AND d.stage = l.stage AND d.state IN ('held', 'running', 'done'))
  LIMIT 1`;

const TAKE = `INSERT INTO review_leases (graduate_id, submission, stage, reviewer, since, until)
  SELECT g.id, g.submission, g.review_stage, ?1, ?2, ?4 FROM graduates AS g
  WHERE g.review_stage = ?3 AND (?5 IS NULL OR g.school_id IN (SELECT value FROM json_each(?5)))
    AND NOT EXISTS (SELECT 1 FROM review_leases AS l WHERE l.graduate_id = g.id AND l.until > ?2
      AND l.submission = g.submission AND l.stage = g.review_stage)
    AND NOT EXISTS (SELECT 1 FROM review_decisions AS d WHERE d.graduate_id = g.id
      AND d.submission = g.submission AND d.stage = g.review_stage AND d.state IN ('held', 'running', 'done'))
  ORDER BY g.review_due_at LIMIT 1
  ON CONFLICT (graduate_id) DO UPDATE SET submission = excluded.submission, stage = excluded.stage,
    reviewer = excluded.reviewer, since = excluded.since, until = excluded.until
  RETURNING ${COLUMNS}`;

/**
 * The next photo for a reviewer, the one due first; the one they hold already, if any. Null when nothing waits.
 *
 * One statement finds and takes, and D1 runs one at a time: no photo goes to two reviewers.
 */
export async function takeNext(
  db: D1Database,
  reviewer: string,
  { stage, schools }: QueueScope,
  now: number,
): Promise<ReviewLease | null> {
  const scope = schools === null ? null : JSON.stringify(schools);
  const held = await db.prepare(HELD).bind(reviewer, now, stage, scope).first<ReviewLease>();
  if (held !== null) return held;
  return db
    .prepare(TAKE)
    .bind(reviewer, now, stage, now + REVIEW_LEASE, scope)
    .first<ReviewLease>();
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

const DROP = "DELETE FROM review_leases WHERE graduate_id = ?1 AND reviewer = ?2";

/** Gives a photo back to the queue. */
export async function giveBack(db: D1Database, reviewer: string, graduateId: string): Promise<void> {
  await db.prepare(DROP).bind(graduateId, reviewer).run();
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

const LENGTH = `SELECT COUNT(*) AS waiting, SUM(review_due_at < ?2) AS overdue, MIN(review_due_at) AS firstDue
  FROM graduates WHERE review_stage = ?1 AND (?3 IS NULL OR school_id IN (SELECT value FROM json_each(?3)))`;

/** Counts a part of the queue. */
export async function queueLength(
  db: D1Database,
  { stage, schools }: QueueScope,
  now: number,
): Promise<QueueLength> {
  const scope = schools === null ? null : JSON.stringify(schools);
  const row = await db.prepare(LENGTH).bind(stage, now, scope).first<QueueLength>();
  return { waiting: row?.waiting ?? 0, overdue: row?.overdue ?? 0, firstDue: row?.firstDue ?? null };
}
