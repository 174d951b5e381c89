import { expect } from "vitest";
import { decide } from "../../../../durable-objects/collection/decide.ts";
import { due } from "../../../../durable-objects/collection/due.ts";
import type { CollectionEvent } from "../../../../durable-objects/collection/event.ts";
import { fold } from "../../../../durable-objects/collection/evolve.ts";
import { keptFen, receivedFen, refundedFen } from "../../../../durable-objects/collection/order.ts";
import { entitled, money, paymentOf } from "../../../../durable-objects/collection/payment.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";
import { expectLaw } from "./laws.ts";

/** What must hold of any state, however it was reached. */
export function expectSound(state: Collection): void {
  const { orders, photo } = state;
  const books = money(state);
  expect(books.in).toBe(books.kept + books.back);
  for (const order of orders) {
    expect(refundedFen(order)).toBeGreaterThanOrEqual(0);
    expect(keptFen(order)).toBeGreaterThanOrEqual(0);
    const holds = order.status === "paid" || order.status === "refunding";
    expect(holds, "only paid orders hold money").toBe(keptFen(order) > 0);
    expect(order.status === "refunded").toBe(receivedFen(order) > 0 && keptFen(order) === 0);
    if (order.surplus) expect(order.refunds.length, "surplus money is on its way back").toBeGreaterThan(0);
  }
  expect(orders.filter((o) => o.status === "open").length, "at most one order is open").toBeLessThanOrEqual(
    1,
  );
  for (const open of orders.filter((o) => o.status === "open")) {
    expect(open.accountId, "an open order is its holder's").toBe(state.claim?.accountId);
    expect(paymentOf(state), "nobody is asked to pay for what is paid or free").toBe("pending");
    expect(state.closedAt).toBeNull();
  }
  const paying = orders.filter((o) => !o.surplus && keptFen(o) > 0);
  expect(paying.length, "at most one order pays").toBeLessThanOrEqual(1);
  for (const { status, endedAt, tries } of orders.flatMap((order) => order.refunds)) {
    expect(endedAt !== null, "a refund has an end when it has ended").toBe(
      status === "succeeded" || status === "closed",
    );
    expect(tries, "the provider was told of it").toBeGreaterThan(0);
  }
  if (photo.status === "inReview") expect(entitled(state), "what is in review is paid for").toBe(true);
  expect(photo.review !== null, "a review is open while the photo is in it").toBe(
    photo.status === "inReview",
  );
  for (const { approved, reasons } of photo.verdicts) {
    expect(reasons.length > 0, "a rejection, and nothing else, has reasons").toBe(!approved);
  }
  const judged = photo.verdicts.at(-1)?.approved;
  if (photo.status === "rejected") expect(judged).toBe(false);
  if (photo.status === "approved" || photo.status === "delivered") expect(judged).toBe(true);
  if (photo.status === "none" || photo.status === "shot" || photo.status === "standardizing") {
    expect(photo.standard, "a new shot has no standard photo yet").toBeNull();
  }
  expect(photo.status === "standardizing").toBe(photo.lease !== null);
  if (photo.status === "standardized" || photo.status === "approved" || photo.status === "delivered") {
    expect(photo.standard?.shotId).toBe(photo.shots.at(-1)?.id);
  }
}

/** What must hold of any step. */
export function expectLawful(
  before: Collection,
  events: readonly CollectionEvent[],
  after: Collection,
): void {
  let state = before;
  for (const event of events) {
    expectLaw(state, event);
    const next = fold([event], state);
    if (state.photo.status === "approved" && next.photo !== state.photo) {
      const verdictKept = event.type === "AttemptsUnlocked" && next.photo.status === "approved";
      const lawful = event.type === "Delivered" || event.type === "PhotoReopened" || verdictKept;
      expect(lawful, `approved was changed by ${event.type}`).toBe(true);
    }
    if (state.photo.status === "delivered") {
      expect({ ...next.photo, shotsUsed: 0 }, "delivered is final").toEqual({ ...state.photo, shotsUsed: 0 });
    }
    const gone = (s: Collection) => money(s).in;
    expect(gone(next), "money received is never forgotten").toBeGreaterThanOrEqual(gone(state));
    state = next;
  }
  expect(state).toEqual(after);
  expect(after.version).toBe(before.version + events.length);
}

/** Every timer is accepted at its time and gone afterwards: an alarm cannot spin. */
export function expectTimersEnd(state: Collection, now: number): void {
  const timers = due(state);
  expect(new Set(timers.map((t) => t.id)).size).toBe(timers.length);
  for (const timer of timers) {
    const decision = decide(state, timer.command, Math.max(now, timer.at));
    expect(decision.ok && decision.events.length > 0, `timer ${timer.id} does something`).toBe(true);
    const after = fold(decision.events, state);
    expect(due(after).map((t) => t.id)).not.toContain(timer.id);
  }
}
