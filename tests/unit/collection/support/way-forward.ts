import { system } from "../../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import { openOrder, paymentOf } from "../../../../durable-objects/collection/payment.ts";
import { currentShot } from "../../../../durable-objects/collection/photo.ts";
import type { Policy } from "../../../../durable-objects/collection/policy.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";

const staff = { kind: "staff", staffId: "helper" } as const;
const note = { noteId: "note" } as const;

/**
 * What willing people would do next to get a photo delivered: the graduate, customer service, a reviewer, the
 * school, and a payment provider that answers when asked.
 */
export function nextStep(state: Collection, policy: Policy, now: number, serial: number): Command {
  const { photo, claim, identity } = state;
  const current = state.policy ?? policy;
  if (state.closedAt !== null) return { type: "reopen", by: staff, ...note };
  if (identity && (now < current.window.opensAt || now >= current.window.closesAt)) {
    const window = { opensAt: now, closesAt: now + 30 * 86_400_000 };
    return { type: "adoptPolicy", by: staff, policy: { ...current, version: current.version + 1, window } };
  }
  if (state.proof.coolingUntil !== null) return { type: "unlockAttempts", by: staff, ...note };
  if (!claim) {
    const by = { kind: "graduate", accountId: "account-a" } as const;
    const who = { graduateId: "g1", programmeId: "p1", schoolId: "u1" };
    const window = { opensAt: now, closesAt: now + 30 * 86_400_000 };
    const offered = identity ? policy : { ...policy, window };
    return { type: "claim", by, ...who, method: "code", proofHolds: true, policy: offered };
  }
  if (photo.status === "approved") {
    return { type: "deliver", by: staff, batch: "b", standardSha256: photo.standard?.sha256 ?? "" };
  }
  if (photo.status === "inReview" && photo.review) {
    const { submission, stage } = photo.review;
    return { type: "approve", by: staff, submission, stage, noteId: null };
  }
  const by = { kind: "graduate", accountId: claim.accountId } as const;
  if (claim.recordConfirmedAt === null) return { type: "confirmRecord", by };
  const payment = paymentOf(state);
  if (payment === "refunding") {
    const order = state.orders.find((o) => !o.surplus && o.status === "refunding");
    const refund = order?.refunds.find((r) => r.status === "requested" || r.status === "abnormal");
    return {
      type: "recordRefund",
      by: system,
      orderNumber: order?.number ?? "",
      refundNumber: refund?.number ?? "",
      amountFen: refund?.amountFen ?? 0,
      status: "closed",
    };
  }
  const open = openOrder(state);
  if (open) {
    const { number: orderNumber, amountFen } = open;
    const transactionId = `wx-${orderNumber}`;
    return {
      type: "recordPayment",
      by: system,
      orderNumber,
      transactionId,
      amountFen,
      currency: "CNY",
      paidAt: now,
    };
  }
  if (payment !== "paid" && payment !== "waived") {
    return { type: "openOrder", by, orderNumber: `forward-${serial}`, services: ["basic"] };
  }
  if (photo.status === "none" || photo.status === "rejected") {
    if (photo.shotsUsed >= current.shotLimit) return { type: "unlockAttempts", by: staff, ...note };
    const shot = { id: `forward-${serial}`, sha256: `f-${serial}`, source: "camera" } as const;
    return { type: "recordShot", by, shot };
  }
  if (photo.status === "standardized") {
    return { type: "submit", by, standardSha256: photo.standard?.sha256 ?? "" };
  }
  if (photo.status === "standardizing" && photo.lease) {
    const { id: leaseId, shotId } = photo.lease;
    const versions = { reportSha256: "r", specVersion: "v1", engine: "e", doubts: [] };
    const standard = { shotId, sha256: `std-${serial}`, ...versions };
    return { type: "completeStandardizing", by: system, leaseId, standard };
  }
  return {
    type: "beginStandardizing",
    by,
    leaseId: `forward-${serial}`,
    shotId: currentShot(photo)?.id ?? "",
  };
}
