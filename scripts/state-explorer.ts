import { type Actor, system } from "../durable-objects/collection/actor.ts";
import type { Command } from "../durable-objects/collection/command.ts";
import { type Decision, decide } from "../durable-objects/collection/decide.ts";
import { due } from "../durable-objects/collection/due.ts";
import { fold } from "../durable-objects/collection/evolve.ts";
import { refundUnderWay } from "../durable-objects/collection/order.ts";
import { paymentOf } from "../durable-objects/collection/payment.ts";
import { currentShot } from "../durable-objects/collection/photo.ts";
import type { Policy } from "../durable-objects/collection/policy.ts";
import { type Collection, emptyCollection } from "../durable-objects/collection/state.ts";

/** A fixed moment, so that the same machine always gives the same document: 2026-03-02 10:00 in China. */
export const moment = Date.UTC(2026, 2, 2, 2);

const yearMs = 365 * 86_400_000;

const policy: Policy = {
  version: 1,
  services: [
    { id: "basic", priceFen: 2990, required: false },
    { id: "free", priceFen: 0, required: false },
  ],
  capture: "camera-or-album",
  // Wide enough that the timers of retention still fall into it.
  window: { opensAt: moment - yearMs, closesAt: moment + 9 * yearMs },
  reviewStages: ["school", "central"],
  reviewWorkingDays: 2,
  calendar: { holidays: [], workdays: [] },
  shotLimit: 9,
  proof: { limit: 5, coolingMs: 1_800_000 },
  orderTtlMs: 1_800_000,
  leaseMs: 60_000,
  reminders: { beforeCloseDays: [], idleDays: null },
  retentionDays: 180,
};

/** One try: what was given, in words, in which state, and what came of it. */
export interface Try {
  readonly label: string;
  readonly before: Collection;
  readonly decision: Decision;
  readonly after: Collection;
}

const graduate: Actor = { kind: "graduate", accountId: "a" };
const staff: Actor = { kind: "staff", staffId: "s" };
const noted = { by: staff, noteId: "n" } as const;

type Labelled = readonly [label: string, command: Command];

function moneyCommands({ orders }: Collection): Labelled[] {
  const list: Labelled[] = [
    [
      "openOrder",
      { type: "openOrder", by: graduate, orderNumber: `order-${orders.length}`, services: ["basic"] },
    ],
    [
      "openOrder (price 0)",
      { type: "openOrder", by: graduate, orderNumber: `order-${orders.length}`, services: ["free"] },
    ],
  ];
  for (const order of orders) {
    const { number: orderNumber, amountFen } = order;
    const late = order.status === "expired" ? " (late)" : "";
    const payment = {
      orderNumber,
      transactionId: `wx-${orderNumber}`,
      amountFen,
      currency: "CNY",
      paidAt: moment,
    };
    list.push([`recordPayment${late}`, { type: "recordPayment", by: system, ...payment }]);
    list.push(["expireOrder", { type: "expireOrder", by: graduate, orderNumber }]);
    list.push([
      "requestRefund (graduate)",
      { type: "requestRefund", by: graduate, orderNumber, noteId: null },
    ]);
    list.push(["requestRefund (staff)", { type: "requestRefund", ...noted, orderNumber }]);
    if (order.status === "paid" && order.refunds.length === 0) {
      const told = { orderNumber, refundNumber: "console-1", amountFen, status: "succeeded" } as const;
      list.push(["recordRefund (merchant console)", { type: "recordRefund", by: system, ...told }]);
    }
    const refund = refundUnderWay(order);
    if (!refund) continue;
    const { number: refundNumber, amountFen: refundFen } = refund;
    for (const status of ["succeeded", "abnormal", "closed"] as const) {
      const said = { orderNumber, refundNumber, amountFen: refundFen, status };
      list.push([`recordRefund (${status})`, { type: "recordRefund", by: system, ...said }]);
    }
  }
  return list;
}

function photoCommands({ photo }: Collection): Labelled[] {
  const shot = { id: `shot-${photo.shots.length}`, sha256: "s", source: "camera" } as const;
  const shotId = currentShot(photo)?.id ?? "none";
  const leaseId = photo.lease?.id ?? "none";
  const standard = { shotId, sha256: "x", reportSha256: "r", specVersion: "1", engine: "e", doubts: [] };
  const seen = { submission: photo.submissions, stage: photo.review?.stage ?? "central" } as const;
  const failure = { cause: "checks", checks: ["face.size"] } as const;
  return [
    ["recordShot", { type: "recordShot", by: graduate, shot }],
    [
      "beginStandardizing",
      { type: "beginStandardizing", by: graduate, leaseId: `l-${photo.shots.length}`, shotId },
    ],
    ["completeStandardizing", { type: "completeStandardizing", by: system, leaseId, standard }],
    ["failStandardizing", { type: "failStandardizing", by: system, leaseId, failure }],
    ["submit", { type: "submit", by: graduate, standardSha256: "x" }],
    ["withdraw", { type: "withdraw", by: graduate }],
    ["recall", { type: "recall", ...noted }],
    ["approve", { type: "approve", by: staff, ...seen, noteId: null }],
    ["reject", { type: "reject", by: staff, ...seen, reasons: ["r"], noteId: null }],
    ["deliver", { type: "deliver", by: staff, batch: "b", standardSha256: "x" }],
  ];
}

function commandsFor(state: Collection): Labelled[] {
  const identity = { graduateId: "g", programmeId: "p", schoolId: "u" };
  const claim = { type: "claim", ...identity, method: "code", proofHolds: true, policy } as const;
  return [
    ["claim", { ...claim, by: graduate }],
    ["claim (another account)", { ...claim, by: { kind: "graduate", accountId: "b" } }],
    ["confirmRecord", { type: "confirmRecord", by: graduate }],
    ["release (graduate)", { type: "release", by: graduate, noteId: null }],
    ["release (staff)", { type: "release", ...noted }],
    ...moneyCommands(state),
    ...photoCommands(state),
    ["reopen", { type: "reopen", ...noted }],
    ["close", { type: "close", ...noted }],
    ["purge", { type: "purge", by: staff, noteId: "n" }],
  ];
}

/** States that differ only in numbers, dates and counts are one; the bounds keep the exploration finite. */
function kindOf(state: Collection): string | null {
  if (state.orders.length > 2 || state.photo.shots.length > 2 || state.photo.submissions > 2) return null;
  const orders = state.orders.map((o) => `${o.status}${o.surplus ? "!" : ""}${o.refunds.length}`).sort();
  if (state.orders.some((o) => o.refunds.length > 1)) return null;
  const { photo, claim } = state;
  if (claim && claim.accountId !== "a") return null;
  return JSON.stringify([
    claim?.accountId,
    claim?.recordConfirmedAt !== null,
    orders,
    state.waivedAt !== null,
    photo.status,
    photo.review?.stage,
    photo.verdicts.length > 0,
    state.closedAt !== null,
    state.purgedAt !== null,
  ]);
}

/** Tries every command in every kind of state that can be reached, timers at their time. */
export function explore(): Try[] {
  const tries: Try[] = [];
  const known = new Set<string>();
  const queue: Collection[] = [emptyCollection];
  for (let state = queue.shift(); state; state = queue.shift()) {
    const timers = due(state)
      .filter(({ command }) => command.type !== "queryPayment" && command.type !== "queryRefund")
      .map(({ at, command }) => ({ label: `${command.type} (timer)`, command, at }));
    const given = commandsFor(state).map(([label, command]) => ({ label, command, at: moment }));
    for (const { label, command, at } of [...given, ...timers]) {
      const decision = decide(state, command, at);
      const after = fold(decision.events, state);
      tries.push({ label, before: state, decision, after });
      const kind = kindOf(after);
      if (kind === null || known.has(kind)) continue;
      known.add(kind);
      queue.push(after);
    }
  }
  return tries;
}

/** The two dimensions of a state, in one word each. */
export function dimensions(state: Collection): { readonly payment: string; readonly photo: string } {
  return { payment: paymentOf(state), photo: state.photo.status };
}
