import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Command } from "../../../durable-objects/collection/command.ts";
import { decide } from "../../../durable-objects/collection/decide.ts";
import { due } from "../../../durable-objects/collection/due.ts";
import { fold } from "../../../durable-objects/collection/evolve.ts";
import { expectLawful, expectSound, expectTimersEnd } from "./support/invariants.ts";
import { ModelJournal } from "./support/journal.ts";
import { type Move, script } from "./support/moves.ts";
import { policy, start } from "./support/policy.ts";
import { resolve } from "./support/resolve.ts";
import { nextStep } from "./support/way-forward.ts";

// A busy machine must not fail them: nothing here is about time.
vi.setConfig({ testTimeout: 120_000 });

const runs = { numRuns: 600 };

const twoStages = { ...policy, reviewStages: ["school", "central"] as const };

/** Runs a script, every other one where the school reviews first; `seen` looks at each step. */
function play(
  moves: readonly Move[],
  seen?: (step: {
    journal: ModelJournal;
    before: ModelJournal["state"];
    command: Command;
    now: number;
  }) => void,
) {
  const journal = new ModelJournal();
  const given: Command[] = [];
  const own = moves.length % 2 === 0 ? policy : twoStages;
  let now = start;
  for (const [serial, next] of moves.entries()) {
    now += next.wait;
    const command = resolve(next, { state: journal.state, policy: own, now, serial: 1000 + serial, given });
    const before = journal.state;
    journal.perform(`key-${serial}`, command, now);
    given.push(command);
    seen?.({ journal, before, command, now });
  }
  return { journal, now };
}

test("every step of any sequence keeps the invariants", () => {
  fc.assert(
    fc.property(script, (moves) => {
      let count = 0;
      play(moves, ({ journal, before }) => {
        expectSound(journal.state);
        expectLawful(before, journal.events.slice(count), journal.state);
        count = journal.events.length;
      });
    }),
    { numRuns: 1500 },
  );
});

test("the state is the fold of its events", () => {
  fc.assert(
    fc.property(script, (moves) => {
      const { journal } = play(moves);
      expect(fold(journal.events)).toEqual(journal.state);
      expect(fold(JSON.parse(JSON.stringify(journal.events)))).toEqual(journal.state);
    }),
    { numRuns: 300 },
  );
});

test("a refusal changes nothing but the count of wrong proofs", () => {
  fc.assert(
    fc.property(script, (moves) => {
      play(moves, ({ before, command, now }) => {
        const decision = decide(before, command, now);
        if (decision.ok || decision.events.length === 0) return;
        expect(decision.events.map((e) => e.type)).toEqual(["ProofFailed"]);
      });
    }),
    { numRuns: 300 },
  );
});

test("a key seen before gives the stored answer and changes nothing", () => {
  fc.assert(
    fc.property(script, fc.infiniteStream(fc.nat(1000)), (moves, picks) => {
      const journal = new ModelJournal();
      const given: { key: string; command: Command; now: number }[] = [];
      let now = start;
      for (const [serial, next] of moves.entries()) {
        now += next.wait;
        const scene = {
          state: journal.state,
          policy,
          now,
          serial: 1000 + serial,
          given: given.map((g) => g.command),
        };
        const request = { key: `key-${serial}`, command: resolve(next, scene), now };
        const first = journal.perform(request.key, request.command, now);
        if (first.decision.ok) given.push(request);
        const again = given[(picks.next().value ?? 0) % Math.max(1, given.length)];
        if (!again) continue;
        const before = journal.state;
        const { replayed } = journal.perform(again.key, again.command, now);
        expect(replayed).toBe(true);
        expect(journal.state).toBe(before);
      }
    }),
    { numRuns: 300 },
  );
});

test("giving a provider's word or a graduate's tap again under a new key changes nothing", () => {
  const repeatable = new Set<Command["type"]>([
    "claim",
    "confirmRecord",
    "recordPayment",
    "recordRefund",
    "completeStandardizing",
    "submit",
    "deliver",
    "expireOrder",
    "queryPayment",
    "queryRefund",
  ]);
  fc.assert(
    fc.property(script, (moves) => {
      play(moves, ({ before, journal, command, now }) => {
        const last = decide(journal.state, command, now);
        if (!repeatable.has(command.type) || (!last.ok && last.events.length > 0)) return;
        expect(last.events, `${command.type} twice`).toEqual([]);
        if (decide(before, command, now).ok)
          expect(last.ok, `${command.type} twice is no mistake`).toBe(true);
      });
    }),
    runs,
  );
});

test("a payment of a wrong amount or currency changes nothing", () => {
  fc.assert(
    fc.property(script, (moves) => {
      play(moves, ({ before, journal, command }) => {
        if (command.type !== "recordPayment") return;
        const asked = before.orders.find((order) => order.number === command.orderNumber)?.amountFen;
        if (command.amountFen !== asked || command.currency !== "CNY") expect(journal.state).toBe(before);
      });
    }),
    runs,
  );
});

test("an alarm fires each timer under a key of its own, until none is due", () => {
  fc.assert(
    fc.property(script, (moves) => {
      play(moves, ({ journal, now }) => {
        for (let fired = 0; ; fired++) {
          const timer = due(journal.state).find(({ at }) => at <= now);
          if (!timer) break;
          expect(journal.perform(`timer:${timer.id}`, timer.command, now).replayed, timer.id).toBe(false);
          expect(fired).toBeLessThan(40);
        }
      });
    }),
    runs,
  );
});

test("every timer is accepted when it is due and disappears", () => {
  fc.assert(
    fc.property(script, (moves) => {
      play(moves, ({ journal, now }) => expectTimersEnd(journal.state, now));
    }),
    { numRuns: 500 },
  );
});

test("from every state that is not final, people can get the photo delivered", () => {
  let longest = 0;
  fc.assert(
    fc.property(script, (moves) => {
      const { journal, now } = play(moves);
      if (journal.state.purgedAt !== null) return;
      let serial = 0;
      while (journal.state.photo.status !== "delivered") {
        const command = nextStep(journal.state, policy, now, serial++);
        const { decision } = journal.perform(`forward-${serial}`, command, now);
        expect(
          decision.events.length,
          `${command.type} moves on: ${JSON.stringify(decision)}`,
        ).toBeGreaterThan(0);
        expect(serial, "it does not go round in circles").toBeLessThan(25);
      }
      longest = Math.max(longest, serial);
    }),
    runs,
  );
  expect(longest).toBeGreaterThan(8);
});

test("the random scripts reach every kind of event and every status", () => {
  const events = new Set<string>();
  const statuses = new Set<string>();
  fc.assert(
    fc.property(script, (moves) => {
      const { journal } = play(moves, ({ journal: j }) => statuses.add(j.state.photo.status));
      for (const event of journal.events) events.add(event.type);
    }),
    { numRuns: 1500, seed: 7 },
  );
  expect(statuses.size).toBe(8);
  expect(events.size, [...events].sort().join(" ")).toBe(35);
});
