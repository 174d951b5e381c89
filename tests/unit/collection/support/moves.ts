import fc from "fast-check";
import { system } from "../../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import { due } from "../../../../durable-objects/collection/due.ts";
import { keptFen, type Refund } from "../../../../durable-objects/collection/order.ts";
import { currentShot } from "../../../../durable-objects/collection/photo.ts";
import type { Policy } from "../../../../durable-objects/collection/policy.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";
import { nextStep } from "./way-forward.ts";

/** One thing that someone tries, not yet tied to a state: `pick` chooses among what is there. */
export interface Move {
  readonly kind: (typeof kinds)[number];
  readonly pick: number;
  /** Makes something about it wrong: a stale number, another account, a wrong amount. */
  readonly twist: boolean;
  /** Clock movement before it (ms). */
  readonly wait: number;
}

const kinds = [
  "claim",
  "wrongProof",
  "unlockAttempts",
  "release",
  "staffRelease",
  "confirmRecord",
  "correctRecord",
  "adoptPolicy",
  "openOrder",
  "cancelOrder",
  "expireOrder",
  "queryPayment",
  "recordPayment",
  "requestRefund",
  "staffRefund",
  "queryRefund",
  "recordRefund",
  "consoleRefund",
  "recordShot",
  "beginStandardizing",
  "completeStandardizing",
  "failStandardizing",
  "submit",
  "withdraw",
  "recall",
  "markOverdue",
  "approve",
  "reject",
  "reopen",
  "deliver",
  "remind",
  "sendLink",
  "resendMessage",
  "close",
  "purge",
  "timer",
  "repeat",
  /** What helpful people would do next. */
  "forward",
] as const;

// The happy way is given more often, or random runs would never leave the first screens.
const weights: Partial<Record<Move["kind"], number>> = {
  claim: 5,
  confirmRecord: 6,
  openOrder: 6,
  recordPayment: 8,
  recordRefund: 4,
  recordShot: 6,
  beginStandardizing: 6,
  completeStandardizing: 6,
  submit: 6,
  approve: 4,
  reject: 2,
  deliver: 2,
  timer: 4,
  repeat: 6,
  forward: 60,
};

const waits = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 * 60_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 * 86_400_000 }) },
  // Clocks also go back a little.
  { weight: 1, arbitrary: fc.integer({ min: -5000, max: 0 }) },
);

/** Any move at all. */
export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: weights[kind] ?? 1, arbitrary: fc.constant(kind) }))),
  pick: fc.nat(1000),
  twist: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  wait: waits,
});

const accounts = ["account-a", "account-b"] as const;

function one<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

/** What moves need to know besides the state: fresh names and the commands given before. */
export interface Scene {
  readonly state: Collection;
  readonly policy: Policy;
  readonly now: number;
  readonly serial: number;
  readonly given: readonly Command[];
}

function moneyMove({ kind, pick, twist }: Move, { state }: Scene): Command | null {
  const order = one(state.orders, pick);
  const orderNumber = order?.number ?? "nowhere";
  const refunds: Refund[] = state.orders.flatMap((o) => o.refunds);
  const refund = one(refunds, pick);
  switch (kind) {
    case "expireOrder":
      return { type: "expireOrder", by: system, orderNumber };
    case "queryPayment":
      return { type: "queryPayment", by: system, orderNumber };
    case "recordPayment":
      return {
        type: "recordPayment",
        by: system,
        orderNumber,
        transactionId: twist && pick % 3 === 0 ? "other-transaction" : `wx-${orderNumber}`,
        amountFen: (order?.amountFen ?? 1) + (twist && pick % 3 === 1 ? 1 : 0),
        currency: twist && pick % 3 === 2 ? "USD" : "CNY",
        paidAt: 0,
      };
    case "staffRefund":
      return { type: "requestRefund", by: { kind: "staff", staffId: "s1" }, orderNumber, noteId: "note" };
    case "queryRefund":
      return { type: "queryRefund", by: system, refundNumber: refund?.number ?? "nowhere" };
    case "recordRefund":
      return {
        type: "recordRefund",
        by: system,
        orderNumber: state.orders.find((o) => refund && o.refunds.includes(refund))?.number ?? orderNumber,
        refundNumber: refund?.number ?? "nowhere",
        amountFen: (refund?.amountFen ?? 1) + (twist ? 1 : 0),
        status: one(["succeeded", "succeeded", "abnormal", "closed"] as const, pick) ?? "succeeded",
      };
    case "consoleRefund":
      return {
        type: "recordRefund",
        by: system,
        orderNumber,
        refundNumber: `console-${pick % 5}`,
        amountFen: order && pick % 2 ? Math.max(1, keptFen(order)) : 1 + (pick % 3000),
        status: "succeeded",
      };
    default:
      return null;
  }
}

function reviewMove({ kind, pick, twist }: Move, { state }: Scene): Command | null {
  const staff = { kind: "staff", staffId: `s${pick % 3}` } as const;
  const seen = {
    submission: (state.photo.review?.submission ?? 1) - (twist ? 1 : 0),
    stage: state.photo.review?.stage ?? "central",
  } as const;
  const standardSha256 = twist ? "stale" : (state.photo.standard?.sha256 ?? "none");
  switch (kind) {
    case "recall":
      return { type: "recall", by: staff, noteId: twist ? null : "note" };
    case "markOverdue":
      return { type: "markOverdue", by: system, ...seen };
    case "approve":
      return { type: "approve", by: staff, ...seen, noteId: null };
    case "reject":
      return {
        type: "reject",
        by: staff,
        ...seen,
        reasons: twist ? [] : ["background.uneven"],
        noteId: null,
      };
    case "reopen":
      return { type: "reopen", by: staff, noteId: "note" };
    case "deliver":
      return { type: "deliver", by: staff, batch: `batch-${pick % 3}`, standardSha256 };
    case "sendLink":
      return { type: "sendLink", by: staff, noteId: twist ? null : "note" };
    case "resendMessage": {
      const accountId = twist ? "stranger" : (state.claim?.accountId ?? "nobody");
      return {
        type: "resendMessage",
        by: staff,
        noteId: "note",
        sent: { message: "paid", accountId, data: {} },
      };
    }
    case "close":
      return { type: "close", by: staff, noteId: "note" };
    case "purge":
      return twist
        ? { type: "purge", by: staff, noteId: "note" }
        : { type: "purge", by: system, noteId: null };
    case "staffRelease":
      return { type: "release", by: staff, noteId: "note" };
    case "unlockAttempts":
      return { type: "unlockAttempts", by: staff, noteId: "note" };
    case "correctRecord":
      return { type: "correctRecord", by: staff, noteId: "note" };
    default:
      return null;
  }
}

function photoMove({ kind, pick, twist }: Move, { state, serial }: Scene): Command | null {
  const by = { kind: "graduate", accountId: state.claim?.accountId ?? accounts[0] } as const;
  const shotId = twist ? "stale" : (currentShot(state.photo)?.id ?? "none");
  const leaseId = twist ? "stale" : (state.photo.lease?.id ?? state.photo.doneLeaseId ?? "none");
  switch (kind) {
    case "recordShot":
      return {
        type: "recordShot",
        by: pick % 10 === 0 ? { kind: "staff", staffId: "s1" } : by,
        shot: { id: `shot-${serial}`, sha256: `sha-${serial}`, source: twist ? "album" : "camera" },
      };
    case "beginStandardizing":
      return { type: "beginStandardizing", by, leaseId: `lease-${serial}`, shotId };
    case "completeStandardizing":
      return {
        type: "completeStandardizing",
        by: system,
        leaseId,
        standard: {
          shotId: state.photo.lease?.shotId ?? shotId,
          sha256: `standard-${serial}`,
          reportSha256: "report",
          specVersion: "v1",
          engine: "wasm-1",
          doubts: [],
        },
      };
    case "failStandardizing":
      return {
        type: "failStandardizing",
        by: system,
        leaseId,
        failure: { cause: pick % 2 ? "leaseExpired" : "checks", checks: ["face.size"] },
      };
    default:
      return null;
  }
}

/** Ties a move to a state. Always gives a command that type-checks; whether it makes sense is the machine's to say. */
export function resolve(move: Move, scene: Scene): Command {
  const { kind, pick, twist } = move;
  const { state, policy, serial, now } = scene;
  const settled = moneyMove(move, scene) ?? reviewMove(move, scene) ?? photoMove(move, scene);
  if (settled) return settled;
  const holder = state.claim?.accountId ?? one(accounts, pick) ?? accounts[0];
  const by = {
    kind: "graduate",
    accountId: twist ? (accounts.find((a) => a !== holder) ?? holder) : holder,
  } as const;
  const identity = { graduateId: "g1", programmeId: "p1", schoolId: "u1" };
  const claim = { type: "claim", by, ...identity, method: "code", proofHolds: true, policy } as const;
  switch (kind) {
    case "wrongProof":
      return { ...claim, proofHolds: false };
    case "release":
      return { type: "release", by, noteId: null };
    case "confirmRecord":
      return { type: "confirmRecord", by };
    case "adoptPolicy": {
      const version = Math.max(1, (state.policy?.version ?? 0) + (twist ? -1 : 1));
      const window = { opensAt: now - 1, closesAt: now + 400 * 86_400_000 };
      const free = pick % 7 === 0;
      const services = free ? policy.services.map((s) => ({ ...s, priceFen: 0 })) : policy.services;
      const reviewStages = pick % 2 ? (["school", "central"] as const) : (["central"] as const);
      const automatic = pick % 5 === 0 ? { samplePercent: 1 + (pick % 100), seed: "moves" } : null;
      return {
        type: "adoptPolicy",
        by: system,
        policy: { ...policy, version, window, services, reviewStages, automatic },
      };
    }
    case "openOrder":
      return {
        type: "openOrder",
        by,
        orderNumber: `order-${serial}`,
        services: pick % 4 === 0 ? ["basic", "prints"] : ["basic"],
      };
    case "cancelOrder":
      return { type: "expireOrder", by, orderNumber: one(state.orders, pick)?.number ?? "nowhere" };
    case "requestRefund":
      return {
        type: "requestRefund",
        by,
        orderNumber: one(state.orders, pick)?.number ?? "nowhere",
        noteId: null,
      };
    case "submit":
      return {
        type: "submit",
        by,
        standardSha256: twist ? "stale" : (state.photo.standard?.sha256 ?? "none"),
      };
    case "withdraw":
      return { type: "withdraw", by };
    case "remind":
      return { type: "remind", by: twist ? { kind: "staff", staffId: "s1" } : system };
    case "timer":
      return one(due(state), pick)?.command ?? { type: "remind", by: system };
    case "forward":
      return nextStep(state, policy, now, serial);
    case "repeat":
      return one(scene.given, pick) ?? claim;
    default:
      return claim;
  }
}
