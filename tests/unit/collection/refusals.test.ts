import { describe, expect, test } from "vitest";
import type { Command } from "../../../durable-objects/collection/command.ts";
import { decide } from "../../../durable-objects/collection/decide.ts";
import { fold } from "../../../durable-objects/collection/evolve.ts";
import { type Refusal, refusal, refusalCodes } from "../../../durable-objects/collection/refusal.ts";
import { type Collection, emptyCollection } from "../../../durable-objects/collection/state.ts";
import { policy, policyAt, start } from "./support/policy.ts";

const graduate = { kind: "graduate", accountId: "account-a" } as const;
const other = { kind: "graduate", accountId: "account-b" } as const;
const staff = { kind: "staff", staffId: "s" } as const;
const identity = { graduateId: "g1", programmeId: "p1", schoolId: "u1" };
const claim = { type: "claim", by: graduate, ...identity, method: "code", proofHolds: true, policy } as const;
const wrong = { ...claim, proofHolds: false } as const;

function give(
  state: Collection,
  command: Command,
  now = start,
): { state: Collection; refusal: Refusal | null } {
  const decision = decide(state, command, now);
  return { state: fold(decision.events, state), refusal: decision.ok ? null : decision.refusal };
}

test("every refusal has words in Chinese and English", () => {
  for (const code of refusalCodes) {
    const { text } = refusal(code, { opensAt: 0, closesAt: 0, until: 0, expiresAt: 0, dueAt: 0 });
    expect(text.zh).toMatch(/[\u4e00-\u9fff].*。$/u);
    expect(text.en).toMatch(/^[A-Z].*\.$/);
    expect(text.zh).not.toMatch(/undefined|NaN/);
  }
});

describe("the window", () => {
  const window = { opensAt: Date.UTC(2026, 2, 1, 1), closesAt: Date.UTC(2026, 2, 31, 10) };
  const limited = { ...claim, policy: { ...policyAt(start), window } };

  test("that has not opened says when it will", () => {
    const { refusal: said } = give(emptyCollection, limited, window.opensAt - 1);
    expect(said?.code).toBe("windowNotOpen");
    expect(said?.text.zh).toContain("2026年3月1日 09:00至2026年3月31日 18:00");
    expect(said?.details).toEqual(window);
  });

  test("that has closed says when it did, and a longer one lets people on", () => {
    const { state } = give(emptyCollection, limited, window.opensAt);
    const confirmed = give(state, { type: "confirmRecord", by: graduate }, window.closesAt).state;
    const order = { type: "openOrder", by: graduate, orderNumber: "order-1", services: ["basic"] } as const;
    const { refusal: said } = give(confirmed, order, window.closesAt);
    expect(said?.code).toBe("windowClosed");
    expect(said?.text.en).toContain("2026-03-31 18:00");
    const longer = {
      ...limited.policy,
      version: 2,
      window: { ...window, closesAt: window.closesAt + 86_400_000 },
    };
    const extended = give(confirmed, { type: "adoptPolicy", by: staff, policy: longer }).state;
    expect(give(extended, order, window.closesAt).refusal).toBeNull();
  });
});

describe("wrong proofs", () => {
  function afterWrong(count: number): Collection {
    let state = emptyCollection;
    for (let n = 0; n < count; n++) state = give(state, wrong).state;
    return state;
  }

  test("are answered with the same words each time, and the fifth begins a cooling period", () => {
    const texts = [1, 2, 3, 4, 5].map((n) => give(afterWrong(n - 1), wrong).refusal);
    expect(new Set(texts.map((said) => JSON.stringify(said))).size).toBe(1);
    const said = give(afterWrong(5), claim).refusal;
    expect(said?.code).toBe("proofCooling");
    expect(said?.details).toEqual({ until: start + policy.proof.coolingMs });
  });

  test("say nothing about another account that holds the graduate", () => {
    const { state } = give(emptyCollection, claim);
    expect(give(state, { ...wrong, by: other }).refusal?.code).toBe("proofMismatch");
    expect(give(state, { ...claim, by: other }).refusal?.code).toBe("heldByAnother");
  });

  test("are forgiven after the cooling period, five more of them", () => {
    const later = start + policy.proof.coolingMs;
    let { state } = give(afterWrong(5), wrong, later);
    expect(state.proof).toEqual({ failed: 1, coolingUntil: null });
    for (let n = 0; n < 4; n++) state = give(state, wrong, later).state;
    expect(give(state, claim, later).refusal?.code).toBe("proofCooling");
  });

  test("are forgiven by customer service, also before anyone has claimed", () => {
    const { state } = give(afterWrong(5), { type: "unlockAttempts", by: staff, noteId: "n" });
    expect(give(state, claim).refusal).toBeNull();
  });
});

describe("who may do what", () => {
  const { state } = give(emptyCollection, claim);
  test.each<[string, Command, string]>([
    [
      "a graduate does not approve",
      { type: "approve", by: graduate, submission: 1, stage: "central", noteId: null },
      "actorNotAllowed",
    ],
    [
      "staff do not say that money came",
      {
        type: "recordPayment",
        by: staff,
        orderNumber: "o",
        transactionId: "t",
        amountFen: 1,
        currency: "CNY",
        paidAt: 0,
      },
      "actorNotAllowed",
    ],
    ["another account does nothing", { type: "confirmRecord", by: other }, "notHolder"],
    ["staff give a reason for closing", { type: "close", by: staff, noteId: null }, "noteRequired"],
  ])("%s", (_, command, code) => {
    expect(give(state, command).refusal?.code).toBe(code);
  });

  test("nothing but a claim begins a collection", () => {
    expect(give(emptyCollection, { type: "close", by: staff, noteId: "n" }).refusal?.code).toBe("notClaimed");
  });
});

test.each([
  ["services", { services: [{ id: "basic", priceFen: 29.9, required: true }] }],
  ["services", { services: [] }],
  ["window", { window: { opensAt: 2, closesAt: 1 } }],
  ["reviewStages", { reviewStages: [] }],
  ["leaseMs", { leaseMs: 0 }],
  ["retentionDays", { retentionDays: Number.NaN }],
] as const)("a policy with unusable %s is refused by name", (field, change) => {
  const { refusal: said } = give(emptyCollection, { ...claim, policy: { ...policy, ...change } });
  expect(said?.code).toBe("policyInvalid");
  expect(said?.details).toEqual({ field });
});
