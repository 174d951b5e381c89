import type { Order } from "./order.ts";
import type { Photo } from "./photo.ts";
import type { Policy } from "./policy.ts";

/** Which graduate this is; set by the first claim and never changed. */
export interface Identity {
  readonly graduateId: string;
  readonly programmeId: string;
  readonly schoolId: string;
}

export type QualificationMethod = "code" | "identity";

/** An account holds the graduate. */
interface Claim {
  readonly accountId: string;
  readonly method: QualificationMethod;
  readonly at: number;
  readonly recordConfirmedAt: number | null;
}

/**
 * Everything a collection's decisions rest on; a fold of its events.
 *
 * It holds identifiers, hashes and amounts. Names, document numbers and people's own words lie in other rows
 * of the object, which the machine never sees.
 */
export interface Collection {
  /** Number of events folded so far. */
  readonly version: number;
  readonly identity: Identity | null;
  readonly policy: Policy | null;
  readonly claim: Claim | null;
  /** Wrong proofs in a row, and until when (ms) no more are taken. */
  readonly proof: { readonly failed: number; readonly coolingUntil: number | null };
  readonly orders: readonly Order[];
  readonly waivedAt: number | null;
  readonly photo: Photo;
  readonly reminded: readonly string[];
  /** When the last reminder was given (ms). */
  readonly remindedAt: number | null;
  /** When someone last moved the collection on, for reminders (ms). */
  readonly progressAt: number;
  readonly closedAt: number | null;
  readonly purgedAt: number | null;
}

/** A collection nobody has claimed yet. */
export const emptyCollection: Collection = {
  version: 0,
  identity: null,
  policy: null,
  claim: null,
  proof: { failed: 0, coolingUntil: null },
  orders: [],
  waivedAt: null,
  photo: {
    status: "none",
    shots: [],
    shotsUsed: 0,
    lease: null,
    doneLeaseId: null,
    failure: null,
    standard: null,
    submissions: 0,
    review: null,
    verdicts: [],
    deliveredAt: null,
  },
  reminded: [],
  remindedAt: null,
  progressAt: 0,
  closedAt: null,
  purgedAt: null,
};
