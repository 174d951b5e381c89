import { expect } from "vitest";
import { dayMs } from "../../../../durable-objects/collection/calendar/china-time.ts";
import type { CollectionEvent, EventType } from "../../../../durable-objects/collection/event.ts";
import { keptFen } from "../../../../durable-objects/collection/order.ts";
import { policyFault } from "../../../../durable-objects/collection/policy.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";
import { expectOpen, type Laws } from "./law.ts";
import { moneyLaws } from "./money-laws.ts";
import { photoLaws } from "./photo-laws.ts";

/** What goes on after purging: money, and that a photo in review is no longer paid for. */
const LATE: readonly EventType[] = [
  "PaymentQueried",
  "PaymentReceived",
  "RefundDue",
  "RefundRetried",
  "RefundQueried",
  "RefundRecorded",
  "LeftReview",
];
const AFTER_CLOSING: readonly EventType[] = [
  ...LATE,
  "CollectionReopened",
  "Released",
  "MessageResent",
  "Purged",
];

/** What staff may do only with a reason. */
const WITH_REASON: readonly EventType[] = [
  "AttemptsUnlocked",
  "RecordCorrected",
  "LinkSent",
  "MessageResent",
  "Closed",
  "CollectionReopened",
  "PhotoReopened",
];

const claimLaws: Laws = {
  Claimed(state, { policy, at, accountId, by, graduateId }) {
    expect(state.claim, "one claim at a time").toBeNull();
    expect(by).toEqual({ kind: "graduate", accountId });
    expect(state.identity?.graduateId ?? graduateId, "an object is one graduate's").toBe(graduateId);
    expect(state.proof.coolingUntil ?? 0, "nobody claims while tries cool").toBeLessThanOrEqual(at);
    expect(policy.version, "no older policy").toBeGreaterThanOrEqual(state.policy?.version ?? 0);
    expectOpen({ ...state, policy }, at);
  },
  ProofFailed(state, { coolingUntil, at }) {
    const { failed, coolingUntil: before } = state.proof;
    expect(before ?? 0, "no try is taken while tries cool").toBeLessThanOrEqual(at);
    const count = (before === null ? failed : 0) + 1;
    expect(count, "five tries at most").toBeLessThanOrEqual(5);
    expect(coolingUntil === null, "the fifth begins a pause").toBe(count < 5);
  },
  AttemptsUnlocked({ proof, photo }, { by }) {
    expect(by.kind).toBe("staff");
    expect(proof.failed + photo.shotsUsed, "there is something to unlock").toBeGreaterThan(0);
  },
  Released(state, { accountId, by, noteId }) {
    expect(state.claim?.accountId).toBe(accountId);
    expect(
      state.orders.some(({ status }) => status === "open"),
      "no open order is left behind",
    ).toBe(false);
    if (by.kind === "staff") expect(noteId, "staff give a reason").not.toBeNull();
    if (by.kind !== "graduate") return;
    expect(by.accountId).toBe(accountId);
    const held = state.orders.some((order) => !order.surplus && keptFen(order) > 0);
    expect(held, "money that is held lets nobody go alone").toBe(false);
    expect(["inReview", "approved", "delivered"]).not.toContain(state.photo.status);
  },
  RecordConfirmed: ({ claim }) => expect(claim?.recordConfirmedAt).toBeNull(),
  RecordCorrected: ({ photo }) => expect(photo.status).not.toBe("delivered"),
  PolicyAdopted(state, { policy }) {
    expect(policyFault(policy), "only one that can be worked with").toBeNull();
    expect(policy.version, "only a newer policy").toBeGreaterThan(state.policy?.version ?? 0);
  },
};

const closingLaws: Laws = {
  Reminded(state, { by, at }) {
    expect(state.claim, "someone is there to remind").not.toBeNull();
    expect(["none", "shot", "standardized", "rejected"], "it is their turn").toContain(state.photo.status);
    if (by.kind !== "staff") return;
    expectOpen(state, at);
    expect(at - (state.remindedAt ?? at - dayMs), "once a day").toBeGreaterThanOrEqual(dayMs);
  },
  LinkSent: ({ claim }) => expect(claim).not.toBeNull(),
  MessageResent({ claim, orders }, { sent }) {
    expect([claim?.accountId, ...orders.map(({ accountId }) => accountId)]).toContain(sent.accountId);
  },
  Closed({ photo, orders, closedAt }) {
    expect(closedAt).toBeNull();
    expect(photo.status).not.toBe("delivered");
    expect(orders.some(({ status }) => status === "open")).toBe(false);
  },
  CollectionReopened: ({ closedAt }) => expect(closedAt).not.toBeNull(),
  Purged(state, { by, at }) {
    const { photo, closedAt, progressAt, policy } = state;
    const waits = photo.status === "inReview" || photo.status === "approved";
    const left = waits ? Number.POSITIVE_INFINITY : Math.max(policy?.window.closesAt ?? 0, progressAt);
    const ended = photo.deliveredAt ?? closedAt ?? left;
    expect(at, "only what has ended is purged").toBeGreaterThanOrEqual(ended);
    const moving = state.orders.some(({ status }) => status === "open" || status === "refunding");
    expect(moving, "not while money is on its way").toBe(false);
    const kept = (policy?.retentionDays ?? 0) * dayMs;
    if (by.kind === "system") expect(at).toBeGreaterThanOrEqual(ended + kept);
  },
};

const laws: Laws = { ...claimLaws, ...moneyLaws, ...photoLaws, ...closingLaws };

/** What must have held before an event, whatever the machine says. */
export function expectLaw(before: Collection, event: CollectionEvent): void {
  const { type, by } = event;
  if (before.purgedAt !== null) expect(LATE, "after purging only money moves").toContain(type);
  if (before.closedAt !== null) expect(AFTER_CLOSING, "after closing nothing new begins").toContain(type);
  if (before.identity === null) expect(["Claimed", "ProofFailed", "AttemptsUnlocked"]).toContain(type);
  if (by.kind === "graduate" && type !== "Claimed" && type !== "ProofFailed")
    expect(by.accountId, "only the holder acts").toBe(before.claim?.accountId);
  if (by.kind === "staff" && WITH_REASON.includes(type)) expect(event).not.toHaveProperty("noteId", null);
  // The table's entry for a type takes that type's event, which TypeScript cannot follow through the union.
  const law = laws[type] as ((state: Collection, event: CollectionEvent) => void) | undefined;
  law?.(before, event);
}
