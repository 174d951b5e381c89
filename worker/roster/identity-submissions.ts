import type { Db } from "./db.ts";
/** One time that someone showed an identity document and was matched. */
export interface IdentitySubmission {
  readonly id: string;
  readonly accountId: string;
  readonly programmeId: string;
  readonly graduateId: string;
  readonly submittedAt: number;
  /** When the pictures go at the latest (ms), approved or not. */
  readonly purgeAt: number;
}

const ADD = `INSERT INTO identity_submissions (id, account_id, programme_id, graduate_id, submitted_at, purge_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6)`;

/** Notes a submission before its pictures are written, so that none can be forgotten in the bucket. */
export async function noteSubmission(db: Db, submission: IdentitySubmission): Promise<void> {
  const { id, accountId, programmeId, graduateId, submittedAt, purgeAt } = submission;
  await db.prepare(ADD).bind(id, accountId, programmeId, graduateId, submittedAt, purgeAt).run();
}

const COLUMNS = `id, account_id AS accountId, programme_id AS programmeId, graduate_id AS graduateId,
  submitted_at AS submittedAt, purge_at AS purgeAt`;
const KEPT = `SELECT ${COLUMNS} FROM identity_submissions
  WHERE graduate_id = ?1 AND purged_at IS NULL ORDER BY submitted_at DESC`;

/** The submissions of a graduate whose pictures are still kept, the latest first. */
export async function keptSubmissions(db: Db, graduateId: string): Promise<readonly IdentitySubmission[]> {
  const { results } = await db.prepare(KEPT).bind(graduateId).all<IdentitySubmission>();
  return results;
}

const DUE = `SELECT DISTINCT graduate_id AS graduateId FROM identity_submissions
  WHERE purged_at IS NULL AND purge_at <= ?1 LIMIT 100`;

/** Graduates whose pictures are due for purging at `now` (ms), at most 100. */
export async function submissionsDue(db: Db, now: number): Promise<readonly string[]> {
  const { results } = await db.prepare(DUE).bind(now).all<{ readonly graduateId: string }>();
  return results.map(({ graduateId }) => graduateId);
}

const PURGED = "UPDATE identity_submissions SET purged_at = ?2 WHERE graduate_id = ?1 AND purged_at IS NULL";

/** Notes that the pictures of a graduate's documents are gone. */
export async function notePurged(db: Db, graduateId: string, now: number): Promise<void> {
  await db.prepare(PURGED).bind(graduateId, now).run();
}

const DISCARDED = "UPDATE identity_submissions SET purged_at = ?2 WHERE id = ?1 AND purged_at IS NULL";

/** Notes that the pictures of one submission are gone. */
export async function noteDiscarded(db: Db, id: string, now: number): Promise<void> {
  await db.prepare(DISCARDED).bind(id, now).run();
}
