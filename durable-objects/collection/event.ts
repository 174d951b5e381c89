import type { Actor } from "./actor.ts";
import type { SentMessage } from "./message.ts";
import type { Shot, Standard, StandardizingFailure } from "./photo.ts";
import type { Policy, ReviewStage } from "./policy.ts";
import type { Identity, QualificationMethod } from "./state.ts";

interface Noted {
  readonly noteId: string | null;
}

interface Reviewed {
  readonly submission: number;
  readonly stage: ReviewStage;
}

interface Events {
  Claimed: Identity & {
    readonly accountId: string;
    readonly method: QualificationMethod;
    readonly policy: Policy;
  };
  ProofFailed: { readonly accountId: string; readonly coolingUntil: number | null };
  AttemptsUnlocked: Noted;
  Released: Noted & { readonly accountId: string };
  RecordConfirmed: object;
  RecordCorrected: Noted;
  PolicyAdopted: { readonly policy: Policy };
  OrderOpened: {
    readonly orderNumber: string;
    readonly accountId: string;
    readonly services: readonly string[];
    readonly amountFen: number;
    readonly expiresAt: number;
    readonly payerHash?: string;
  };
  PaymentWaived: { readonly services: readonly string[] };
  /** `queried` entries of the schedule are used up. */
  PaymentQueried: { readonly orderNumber: string; readonly queried: number };
  OrderExpired: {
    readonly orderNumber: string;
    readonly cause: "timeUp" | "cancelled" | "released" | "superseded" | "closed";
  };
  /** `surplus`: not wanted any more, a RefundDue follows. */
  PaymentReceived: {
    readonly orderNumber: string;
    readonly transactionId: string;
    readonly paidAt: number;
    readonly surplus: boolean;
  };
  RefundDue: Noted & {
    readonly orderNumber: string;
    readonly refundNumber: string;
    readonly amountFen: number;
    readonly cause: "graduate" | "staff" | "surplus";
  };
  /** Staff asked the provider again, with the same refund number. */
  RefundRetried: Noted & { readonly orderNumber: string; readonly refundNumber: string };
  RefundQueried: { readonly orderNumber: string; readonly refundNumber: string; readonly queried: number };
  RefundRecorded: {
    readonly orderNumber: string;
    readonly refundNumber: string;
    readonly amountFen: number;
    readonly status: "succeeded" | "abnormal" | "closed";
  };
  /** What the order pays for is there: the approved photo. At most once an order. */
  ServiceRendered: { readonly orderNumber: string };
  ShotRecorded: { readonly shot: Omit<Shot, "at"> };
  StandardizingBegun: { readonly leaseId: string; readonly shotId: string; readonly until: number };
  Standardized: { readonly leaseId: string; readonly standard: Standard };
  StandardizingFailed: { readonly leaseId: string; readonly failure: StandardizingFailure };
  Submitted: Reviewed & { readonly dueAt: number };
  ReviewOverdue: Reviewed;
  StagePassed: Reviewed & Noted & { readonly next: ReviewStage; readonly dueAt: number };
  Approved: Reviewed & Noted;
  Rejected: Reviewed & Noted & { readonly reasons: readonly string[] };
  LeftReview: Noted & { readonly submission: number; readonly cause: "withdrawn" | "recalled" | "refunded" };
  PhotoReopened: Noted;
  Delivered: { readonly batch: string; readonly standardSha256: string };
  Reminded: { readonly reminders: readonly string[] };
  LinkSent: Noted;
  MessageResent: Noted & { readonly sent: SentMessage };
  Closed: Noted;
  CollectionReopened: Noted;
  Purged: Noted;
}

export type EventType = keyof Events;

/** What an event says, before it is known who caused it and when. */
type FactOf<T extends EventType> = { readonly type: T } & Events[T];
export type Fact = { [T in EventType]: FactOf<T> }[EventType];

/** Something that happened: all that a fold needs, and nothing that names a person. */
export type EventOf<T extends EventType> = FactOf<T> & { readonly at: number; readonly by: Actor };
export type CollectionEvent = { [T in EventType]: EventOf<T> }[EventType];
