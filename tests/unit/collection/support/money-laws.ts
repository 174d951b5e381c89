import { expect } from "vitest";
import { keptFen, receivedFen } from "../../../../durable-objects/collection/order.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";
import { expectOpen, type Laws, orderIn } from "./law.ts";

/** Nothing is to be paid, or paid again. */
function expectUnpaid({ orders, waivedAt, photo }: Collection): void {
  expect(waivedAt, "what is free stays free").toBeNull();
  const held = orders.some((order) => !order.surplus && keptFen(order) > 0);
  expect(held, "nobody pays twice").toBe(false);
  expect(["approved", "delivered"], "nobody pays for what is done").not.toContain(photo.status);
}

/** Fen for these services, by the programme's own list; fails for a choice that may not be made. */
function priceOf({ policy }: Collection, services: readonly string[]): number {
  const offered = policy?.services ?? [];
  expect(new Set(services).size).toBe(services.length);
  for (const { id, required } of offered) if (required) expect(services).toContain(id);
  return services.reduce((sum, id) => {
    const service = offered.find((one) => one.id === id);
    expect(service, "only what is offered").toBeDefined();
    return sum + (service?.priceFen ?? 0);
  }, 0);
}

export const moneyLaws: Laws = {
  OrderOpened(state, { orderNumber, accountId, services, amountFen, expiresAt, at }) {
    expectUnpaid(state);
    expectOpen(state, at);
    expect(state.claim).toMatchObject({ accountId });
    expect(state.claim?.recordConfirmedAt, "the record is confirmed first").not.toBeNull();
    expect(
      state.orders.map(({ number }) => number),
      "a fresh number",
    ).not.toContain(orderNumber);
    expect(orderNumber).toMatch(/^[0-9A-Za-z_-]{6,32}$/);
    expect(
      state.orders.some(({ status }) => status === "open"),
      "one order at a time",
    ).toBe(false);
    expect(amountFen).toBe(priceOf(state, services));
    expect(amountFen).toBeGreaterThan(0);
    expect(expiresAt).toBe(at + (state.policy?.orderTtlMs ?? 0));
  },
  PaymentWaived(state, { services, at }) {
    expectUnpaid(state);
    expectOpen(state, at);
    expect(priceOf(state, services), "only what costs nothing is waived").toBe(0);
  },
  PaymentQueried(state, { orderNumber, queried, by }) {
    const order = orderIn(state, orderNumber);
    expect(order.transactionId, "nobody asks about what is paid").toBeNull();
    if (by.kind === "system") expect(queried, "each time asks once").toBeGreaterThan(order.queried);
    else expect(queried).toBe(order.queried);
  },
  OrderExpired(state, { orderNumber, cause, by, at }) {
    const order = orderIn(state, orderNumber);
    expect(order.status).toBe("open");
    if (cause === "timeUp") expect(at, "no order runs out early").toBeGreaterThanOrEqual(order.expiresAt);
    if (cause === "cancelled") expect(by.kind).not.toBe("system");
  },
  PaymentReceived(state, { orderNumber, surplus }) {
    const order = orderIn(state, orderNumber);
    expect(order.transactionId, "money is booked once").toBeNull();
    if (surplus) return;
    expect(order.accountId, "nobody pays for another account").toBe(state.claim?.accountId);
    expectUnpaid(state);
  },
  RefundDue(state, { orderNumber, amountFen, cause, by, noteId }) {
    const order = orderIn(state, orderNumber);
    expect(order.status, "one refund at a time, of what is held").toBe("paid");
    expect(amountFen, "all that is held").toBe(keptFen(order));
    if (by.kind === "staff") expect(noteId, "staff give a reason").not.toBeNull();
    expect(cause).toBe(by.kind === "system" ? "surplus" : by.kind);
    if (by.kind !== "graduate") return;
    expect(by.accountId, "only whoever paid asks for it").toBe(order.accountId);
    if (order.surplus) return;
    expect(["none", "shot", "standardizing", "standardized"]).toContain(state.photo.status);
    expect(state.photo.verdicts, "not alone after a reviewer was asked").toEqual([]);
  },
  RefundRetried(state, { orderNumber, refundNumber, by, noteId }) {
    const refund = orderIn(state, orderNumber).refunds.find(({ number }) => number === refundNumber);
    expect(["requested", "abnormal"]).toContain(refund?.status);
    expect([by.kind, noteId === null]).toEqual(["staff", false]);
  },
  RefundQueried(state, { orderNumber, refundNumber, queried, by }) {
    const refund = orderIn(state, orderNumber).refunds.find(({ number }) => number === refundNumber);
    expect(["requested", "abnormal"], "nobody asks about what has ended").toContain(refund?.status);
    if (by.kind === "system") expect(queried).toBeGreaterThan(refund?.queried ?? queried);
    else expect(queried).toBe(refund?.queried);
  },
  RefundRecorded(state, { orderNumber, refundNumber, amountFen, status }) {
    const order = orderIn(state, orderNumber);
    expect(receivedFen(order), "only what came goes back").toBeGreaterThan(0);
    expect(Number.isSafeInteger(amountFen) && amountFen > 0, "whole fen").toBe(true);
    if (status === "succeeded") expect(amountFen).toBeLessThanOrEqual(keptFen(order));
    const known = order.refunds.find(({ number }) => number === refundNumber);
    if (known === undefined) {
      expect(status, "what others refunded is booked when it has left").toBe("succeeded");
      return;
    }
    expect(amountFen, "a refund keeps its amount").toBe(known.amountFen);
    expect(["requested", "abnormal"], "an end is final").toContain(known.status);
    expect(status).not.toBe(known.status);
  },
  ServiceRendered(state, { orderNumber }) {
    expect(state.photo.status, "nothing is fulfilled before the approval").toBe("approved");
    expect(orderIn(state, orderNumber)).toMatchObject({ status: "paid", renderedAt: null });
  },
};
