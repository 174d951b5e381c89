import { stageWaiting } from "./collection/automatic.ts";
import { moneyAttention } from "./collection/money-attention.ts";
import { refundedFen } from "./collection/order.ts";
import { type PaymentStatus, paymentOf } from "./collection/payment.ts";
import type { PhotoStatus } from "./collection/photo.ts";
import type { ReviewStage } from "./collection/policy.ts";
import type { Collection } from "./collection/state.ts";
import type { OutboxFacts } from "./storage/outbox.ts";
import type { StudentRecord } from "./student-record.ts";

/** One refund on the read side. */
interface RefundProjection {
  readonly number: string;
  readonly status: string;
  readonly amountFen: number;
  readonly endedAt: number | null;
}

/** One order on the read side. */
interface OrderProjection {
  readonly number: string;
  readonly transactionId: string | null;
  readonly status: string;
  readonly amountFen: number;
  readonly refundedFen: number;
  readonly surplus: boolean;
  readonly openedAt: number;
  readonly paidAt: number | null;
  readonly refunds: readonly RefundProjection[];
}

/** A graduate on the read side: everything that lists, lookup and queue show, times in ms. */
export interface Projection {
  readonly graduateId: string;
  readonly programmeId: string;
  readonly schoolId: string;
  /** Grows with every event. A row replaces one of the same or a lower version, never of a higher one. */
  readonly version: number;
  readonly accountId: string | null;
  readonly claimedAt: number | null;
  readonly payment: PaymentStatus;
  readonly photo: PhotoStatus;
  readonly shots: number;
  readonly standardSha256: string | null;
  readonly shotSha256: string | null;
  readonly doubts: readonly string[];
  readonly submission: number;
  /** The stage at which it waits for a person; null also while it is about to pass by itself. */
  readonly reviewStage: ReviewStage | null;
  readonly submittedAt: number | null;
  readonly reviewDueAt: number | null;
  readonly overdue: boolean;
  readonly decidedAt: number | null;
  /** Codes of the last rejection. */
  readonly reasons: readonly string[];
  readonly deliveredAt: number | null;
  readonly closedAt: number | null;
  readonly purgedAt: number | null;
  readonly progressAt: number;
  readonly orders: readonly OrderProjection[];
  /** Outcomes of effects that need a person, such as `amountMismatch`, and money that does ({@link moneyAttention}). */
  readonly attention: readonly string[];
  /** When they were last reminded (ms). */
  readonly remindedAt: number | null;
  /** How the last reminder ended, such as `sent` or `declined`. */
  readonly reminderOutcome: string | null;
  /** Since when an effect waits that has failed a few times (ms). */
  readonly waitingSince: number | null;
  /** Null after purging. */
  readonly record: StudentRecord | null;
}

/**
 * The read side's port. Rows may come twice, late and in any order.
 *
 * A row replaces the stored one when its version is not lower; the same version again repairs drift.
 * Rejects when nothing was stored; the rows are then put again.
 */
export interface ProjectionSink {
  put(rows: readonly Projection[]): Promise<void>;
}

/** Shows a collection to the read side; null before anyone has claimed it. */
export function projectionOf(
  state: Collection,
  record: StudentRecord | null,
  outbox: OutboxFacts,
): Projection | null {
  const { identity, photo, claim } = state;
  if (!identity) return null;
  const verdict = photo.verdicts.at(-1);
  return {
    ...identity,
    version: state.version,
    accountId: claim?.accountId ?? null,
    claimedAt: claim?.at ?? null,
    payment: paymentOf(state),
    photo: photo.status,
    shots: photo.shots.length,
    standardSha256: photo.standard?.sha256 ?? null,
    shotSha256: photo.shots.at(-1)?.sha256 ?? null,
    doubts: photo.standard?.doubts ?? [],
    submission: photo.submissions,
    reviewStage: stageWaiting(state),
    submittedAt: photo.review?.submittedAt ?? null,
    reviewDueAt: photo.review?.dueAt ?? null,
    overdue: photo.review?.overdue ?? false,
    decidedAt: verdict?.at ?? null,
    reasons: verdict && !verdict.approved ? verdict.reasons : [],
    deliveredAt: photo.deliveredAt,
    closedAt: state.closedAt,
    purgedAt: state.purgedAt,
    progressAt: state.progressAt,
    orders: state.orders.map((order) => ({
      number: order.number,
      transactionId: order.transactionId,
      status: order.status,
      amountFen: order.amountFen,
      refundedFen: refundedFen(order),
      surplus: order.surplus,
      openedAt: order.openedAt,
      paidAt: order.paidAt,
      refunds: order.refunds.map(({ number, status, amountFen, endedAt }) => {
        return { number, status, amountFen, endedAt };
      }),
    })),
    remindedAt: state.remindedAt,
    ...outbox,
    attention: [...outbox.attention, ...moneyAttention(state)],
    record,
  };
}
