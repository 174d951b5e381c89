import type { ReviewStage } from "./policy.ts";

export type PhotoStatus =
  | "none"
  | "shot"
  | "standardizing"
  | "standardized"
  | "inReview"
  | "approved"
  | "rejected"
  | "delivered";

/** An original as uploaded; the bytes lie in R2 under their hash. */
export interface Shot {
  readonly id: string;
  readonly sha256: string;
  readonly source: "camera" | "album" | "studio";
  readonly at: number;
}

/** The right to compute the standard photo of one shot, until `until` (ms). */
export interface Lease {
  readonly id: string;
  readonly shotId: string;
  readonly until: number;
}

/** What standardizing made: hashes and versions only, the report lies beside the picture. */
export interface Standard {
  readonly shotId: string;
  readonly sha256: string;
  readonly reportSha256: string;
  readonly specVersion: string;
  readonly engine: string;
  /** Identifiers of the checks that a reviewer should look at first. */
  readonly doubts: readonly string[];
}

/** Why standardizing gave nothing; `checks` names the failed ones. */
export interface StandardizingFailure {
  readonly cause: "checks" | "unreadable" | "error" | "leaseExpired";
  readonly checks: readonly string[];
}

export interface Review {
  /** Counts the submissions of this collection from 1. */
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly submittedAt: number;
  readonly dueAt: number;
  readonly overdue: boolean;
}

export interface Verdict {
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly approved: boolean;
  /** Codes from the reviewers' list; empty on approval. */
  readonly reasons: readonly string[];
  /** Where the reviewer's own words are kept, outside the journal. */
  readonly noteId: string | null;
  readonly at: number;
}

export interface Photo {
  readonly status: PhotoStatus;
  readonly shots: readonly Shot[];
  /** Shots since the start or since customer service unlocked more. */
  readonly shotsUsed: number;
  readonly lease: Lease | null;
  /** The lease whose result was committed, to recognise its repetition. */
  readonly doneLeaseId: string | null;
  readonly failure: StandardizingFailure | null;
  readonly standard: Standard | null;
  readonly submissions: number;
  readonly review: Review | null;
  readonly verdicts: readonly Verdict[];
  readonly deliveredAt: number | null;
}

/** @returns The shot that counts: the last one. */
export function currentShot(photo: Photo): Shot | undefined {
  return photo.shots.at(-1);
}
