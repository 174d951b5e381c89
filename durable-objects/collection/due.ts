import { system } from "./actor.ts";
import { AUTOMATIC_AFTER, courseOf } from "./automatic.ts";
import { dayMs, politeHour } from "./calendar/china-time.ts";
import { moneyInMotion } from "./payment.ts";
import { paymentQueries, refundQueries } from "./schedule.ts";
import type { Collection } from "./state.ts";
import type { Timer } from "./timer.ts";

/** An open order runs out; any order without payment, also an expired one, is asked about for half an hour. */
function orderTimers({ orders }: Collection): Timer[] {
  return orders.flatMap((order) => {
    const timers: Timer[] = [];
    const { number: orderNumber } = order;
    if (order.status === "open") {
      const command = { type: "expireOrder", by: system, orderNumber } as const;
      timers.push({ id: `order-expiry:${orderNumber}`, at: order.expiresAt, command });
    }
    const after = order.transactionId === null ? paymentQueries[order.queried] : undefined;
    if (after !== undefined) {
      const command = { type: "queryPayment", by: system, orderNumber } as const;
      timers.push({
        id: `payment-query:${orderNumber}:${order.queried}`,
        at: order.openedAt + after,
        command,
      });
    }
    return timers;
  });
}

function refundTimers({ orders }: Collection): Timer[] {
  return orders.flatMap((order) =>
    order.refunds.flatMap(({ number: refundNumber, status, queried, tries, at }): Timer[] => {
      const after = status === "requested" || status === "abnormal" ? refundQueries[queried] : undefined;
      if (after === undefined) return [];
      const command = { type: "queryRefund", by: system, refundNumber } as const;
      return [{ id: `refund-query:${refundNumber}:${tries}:${queried}`, at: at + after, command }];
    }),
  );
}

function photoTimers(state: Collection): Timer[] {
  const { photo } = state;
  const timers: Timer[] = [];
  if (photo.lease) {
    const { id: leaseId, until } = photo.lease;
    const failure = { cause: "leaseExpired", checks: [] } as const;
    const command = { type: "failStandardizing", by: system, leaseId, failure } as const;
    timers.push({ id: `lease:${leaseId}`, at: until, command });
  }
  if (photo.review && !photo.review.overdue) {
    const { submission, stage, dueAt } = photo.review;
    const command = { type: "markOverdue", by: system, submission, stage } as const;
    timers.push({ id: `review-due:${submission}:${stage}`, at: dueAt, command });
  }
  if (photo.review && courseOf(state) === "alone") {
    const { submission, stage, submittedAt } = photo.review;
    const command = { type: "approve", by: system, submission, stage, noteId: null } as const;
    timers.push({ id: `automatic:${submission}:${stage}`, at: submittedAt + AUTOMATIC_AFTER, command });
  }
  return timers;
}

interface Reminder {
  readonly id: string;
  readonly at: number;
}

/** @returns Whether the next step is the graduate's, so that there is something to remind them of. */
export function graduatesTurn({ claim, photo }: Collection): boolean {
  const early = photo.status === "none" || photo.status === "shot" || photo.status === "standardized";
  return claim !== null && (early || photo.status === "rejected");
}

/** Reminders still to be given while it is the graduate's turn, at an hour when a message does not wake anyone. */
function reminders(state: Collection): Reminder[] {
  const { policy, claim, progressAt, reminded } = state;
  if (!policy || !claim || !graduatesTurn(state)) return [];
  const { closesAt } = policy.window;
  const { beforeCloseDays, idleDays } = policy.reminders;
  const all = beforeCloseDays
    .map((days) => ({ id: `close-${days}:${closesAt}`, at: politeHour(closesAt - days * dayMs) }))
    .filter(({ at }) => at > claim.at);
  if (idleDays !== null) {
    all.push({ id: `idle:${progressAt}`, at: politeHour(progressAt + idleDays * dayMs) });
  }
  return all.filter(({ id, at }) => at < closesAt && !reminded.includes(id));
}

/** @returns Identifiers of the reminders whose time has come; they are given in one message. */
export function remindersDue(state: Collection, now: number): string[] {
  return reminders(state)
    .filter(({ at }) => at <= now)
    .map(({ id }) => id);
}

/**
 * @returns When the collection ends (ms): it was handed over or closed, or, where it was left unfinished, as the window
 *          shuts or whenever something still happened after that. Null while a reviewer or the school has the next step.
 */
export function endsAt({ policy, photo, closedAt, progressAt }: Collection): number | null {
  const ended = photo.deliveredAt ?? closedAt;
  if (ended !== null || policy === null) return ended;
  if (photo.status === "inReview" || photo.status === "approved") return null;
  return Math.max(policy.window.closesAt, progressAt);
}

/** @returns When the photos may be purged (ms), or null while a reviewer or the school has the next step. */
export function retentionDueAt(state: Collection): number | null {
  const end = endsAt(state);
  return state.policy && end !== null ? end + state.policy.retentionDays * dayMs : null;
}

/**
 * Lists everything that must happen by itself, at its time.
 *
 * Pure, so that the stored timers are a copy that any commit renews. Each timer's command, given at its time or
 * later, is accepted and makes the timer disappear: an alarm can never spin.
 */
export function due(state: Collection): Timer[] {
  const timers = [...orderTimers(state), ...refundTimers(state)];
  if (state.purgedAt !== null) return timers;
  if (state.closedAt === null) {
    timers.push(...photoTimers(state));
    const [first] = reminders(state).sort((a, b) => a.at - b.at);
    if (first) {
      const command = { type: "remind", by: system } as const;
      timers.push({ id: `reminder:${first.id}`, at: first.at, command });
    }
  }
  const retention = retentionDueAt(state);
  if (retention !== null && !moneyInMotion(state)) {
    const command = { type: "purge", by: system, noteId: null } as const;
    timers.push({ id: `retention:${retention}`, at: retention, command });
  }
  return timers;
}
