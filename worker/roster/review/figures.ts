/** What one reviewer did in a span of time. */
export interface ReviewerFigures {
  readonly reviewer: string;
  readonly decided: number;
  readonly approved: number;
  readonly refused: number;
  readonly undone: number;
  /** Mean seconds a photo. */
  readonly seconds: number;
}

const figures = (index: string, whose: string) => `SELECT reviewer, SUM(state <> 'undone') AS decided,
    SUM(approved = 1 AND state <> 'undone') AS approved, SUM(state = 'refused') AS refused,
    SUM(state = 'undone') AS undone, AVG(CASE WHEN state <> 'undone' THEN seconds END) AS seconds
  FROM review_decisions INDEXED BY ${index} WHERE decided_at >= ?1 ${whose}
  GROUP BY reviewer ORDER BY decided DESC LIMIT 100`;
// Two statements, since each goes through an index of its own.
const OWN = figures("review_decisions_by_reviewer", "AND reviewer = ?2");
const EVERYONES = figures("review_decisions_by_time", "");

/** The figures since a moment (ms), of one reviewer or (null) of each. */
export async function reviewerFigures(
  db: D1Database,
  since: number,
  reviewer: string | null,
): Promise<readonly ReviewerFigures[]> {
  const statement =
    reviewer === null ? db.prepare(EVERYONES).bind(since) : db.prepare(OWN).bind(since, reviewer);
  const { results } = await statement.all<ReviewerFigures>();
  return results;
}

/** How often a reviewer and a colleague, neither knowing the other's verdict, said the same. */
export interface Agreement {
  readonly reviewer: string;
  readonly compared: number;
  readonly agreed: number;
}

// A comparison speaks of both: nobody knows which of the two was right.
const AGREEMENT = `WITH pairs AS (
    SELECT first_reviewer, reviewer AS second_reviewer, first_approved = approved AS agreed
    FROM second_looks WHERE judged_at IS NOT NULL AND judged_at >= ?1),
  found AS (SELECT first_reviewer AS reviewer, agreed FROM pairs
    UNION ALL SELECT second_reviewer, agreed FROM pairs)
  SELECT reviewer, COUNT(*) AS compared, SUM(agreed) AS agreed FROM found
  WHERE ?2 IS NULL OR reviewer = ?2 GROUP BY reviewer`;

/** The agreement since a moment (ms), of one reviewer or (null) of each. */
export async function agreements(
  db: D1Database,
  since: number,
  reviewer: string | null,
): Promise<readonly Agreement[]> {
  const { results } = await db.prepare(AGREEMENT).bind(since, reviewer).all<Agreement>();
  return results;
}

/** A photo on which two reviewers differ. */
export interface Difference {
  readonly graduateId: string;
  readonly stage: string;
  readonly firstReviewer: string;
  readonly firstApproved: number;
  readonly secondReviewer: string;
  readonly judgedAt: number;
}

const DIFFERENCES = `SELECT graduate_id AS graduateId, stage, first_reviewer AS firstReviewer,
    first_approved AS firstApproved, reviewer AS secondReviewer, judged_at AS judgedAt
  FROM second_looks WHERE judged_at IS NOT NULL AND judged_at >= ?1 AND first_approved <> approved
  ORDER BY judged_at DESC LIMIT 50`;

/** Photos on which two reviewers differ since a moment (ms), the latest first, at most 50. */
export async function differences(db: D1Database, since: number): Promise<readonly Difference[]> {
  const { results } = await db.prepare(DIFFERENCES).bind(since).all<Difference>();
  return results;
}

/** How people judged photos that the checks alone would have let through. */
export interface SampledPasses {
  readonly judged: number;
  readonly approved: number;
}

const SAMPLED = `SELECT COUNT(*) AS judged, coalesce(SUM(approved), 0) AS approved FROM review_decisions
  WHERE sampled = 1 AND decided_at >= ?1 AND state = 'done'`;

/** The verdicts on the sample of automatic passes since a moment (ms). */
export async function sampledPasses(db: D1Database, since: number): Promise<SampledPasses> {
  const row = await db.prepare(SAMPLED).bind(since).first<SampledPasses>();
  return row ?? { judged: 0, approved: 0 };
}
