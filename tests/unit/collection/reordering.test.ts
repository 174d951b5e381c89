import { expect, test, vi } from "vitest";
import { system } from "../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../durable-objects/collection/command.ts";
import { decide } from "../../../durable-objects/collection/decide.ts";
import { fold } from "../../../durable-objects/collection/evolve.ts";
import { type Collection, emptyCollection } from "../../../durable-objects/collection/state.ts";
import { policy, start } from "./support/policy.ts";

// A busy machine must not fail them: nothing here is about time.
vi.setConfig({ testTimeout: 120_000 });

/** What the payment provider has sent about each order, in the order in which it happened. */
interface World {
  readonly state: Collection;
  readonly sent: Readonly<Record<string, readonly Command[]>>;
  /** How many of them have arrived, where they arrive in order and once. */
  readonly arrived: Readonly<Record<string, number>>;
}

const graduate = { kind: "graduate", accountId: "a" } as const;
const staff = { kind: "staff", staffId: "s" } as const;

function give(state: Collection, command: Command): Collection {
  return fold(decide(state, command, start).events, state);
}

/** What people do. */
function deeds(state: Collection): Command[] {
  const commands: Command[] = [{ type: "close", by: staff, noteId: "n" }];
  if (state.orders.length < 2) {
    const orderNumber = `order-${state.orders.length}`;
    commands.push({ type: "openOrder", by: graduate, orderNumber, services: ["basic"] });
  }
  for (const { number: orderNumber, refunds } of state.orders) {
    commands.push({ type: "expireOrder", by: graduate, orderNumber });
    if (refunds.length < 1) commands.push({ type: "requestRefund", by: staff, orderNumber, noteId: "n" });
  }
  return commands;
}

/** What the provider may do next: take the money, and end each refund that it was asked for or made itself. */
function happenings({ state, sent }: World): Command[] {
  return state.orders.flatMap((order): Command[] => {
    const { number: orderNumber, amountFen } = order;
    const before = sent[orderNumber] ?? [];
    if (before.length === 0) {
      const payment = { transactionId: `wx-${orderNumber}`, amountFen, currency: "CNY", paidAt: start };
      return [{ type: "recordPayment", by: system, orderNumber, ...payment }];
    }
    const told = before.filter((command) => command.type === "recordRefund");
    if (told.some((command) => command.status === "succeeded")) return [];
    const asked = order.refunds.map((refund) => refund.number);
    const console = orderNumber === "order-0" ? ["console"] : [];
    return [...asked, ...console].flatMap((refundNumber) => {
      const known = told.filter((command) => command.refundNumber === refundNumber).map((c) => c.status);
      if (known.includes("closed")) return [];
      const next =
        refundNumber === "console" ? [] : known.includes("abnormal") ? ["closed"] : ["abnormal", "closed"];
      return (["succeeded", ...next] as ("succeeded" | "abnormal" | "closed")[]).map((status) => {
        return { type: "recordRefund", by: system, orderNumber, refundNumber, amountFen, status } as const;
      });
    });
  });
}

/** Everything about a collection but when it happened. */
function kindOf({ version: _v, progressAt: _p, ...state }: Collection): string {
  const { policy: _policy, ...rest } = state;
  return JSON.stringify(rest);
}

function wordOf(command: Command): string {
  return command.type === "recordRefund" ? `${command.refundNumber}:${command.status}` : command.type;
}

/** Every state that can be reached when the provider's words arrive in order and once, or in any order and often. */
function reachable(inOrder: boolean): Set<string> {
  const identity = { graduateId: "g", programmeId: "p", schoolId: "u" };
  const claim = {
    type: "claim",
    by: graduate,
    ...identity,
    method: "code",
    proofHolds: true,
    policy,
  } as const;
  const claimed = give(give(emptyCollection, claim), { type: "confirmRecord", by: graduate });
  const states = new Set<string>();
  const worlds = new Set<string>();
  const queue: World[] = [];
  const visit = (world: World) => {
    const key = kindOf(world.state);
    const words = Object.values(world.sent).map((said) => said.map(wordOf));
    const worldKey = `${key} ${JSON.stringify([inOrder ? words : words.map((said) => said.sort()), world.arrived])}`;
    if (worlds.has(worldKey)) return;
    worlds.add(worldKey);
    states.add(key);
    queue.push(world);
  };
  visit({ state: claimed, sent: {}, arrived: {} });
  for (let world = queue.pop(); world; world = queue.pop()) {
    const { state, sent, arrived } = world;
    for (const command of deeds(state)) visit({ ...world, state: give(state, command) });
    for (const command of happenings(world)) {
      if (!("orderNumber" in command)) continue;
      const { orderNumber } = command;
      visit({ ...world, sent: { ...sent, [orderNumber]: [...(sent[orderNumber] ?? []), command] } });
    }
    for (const [orderNumber, commands] of Object.entries(sent)) {
      if (inOrder) {
        const done = arrived[orderNumber] ?? 0;
        const next = commands[done];
        if (!next) continue;
        visit({ state: give(state, next), sent, arrived: { ...arrived, [orderNumber]: done + 1 } });
      } else {
        for (const command of commands) visit({ ...world, state: give(state, command) });
      }
    }
  }
  return states;
}

test("no order, delay or repetition of the provider's words reaches a state that their own order cannot", () => {
  const ordered = reachable(true);
  const shuffled = reachable(false);
  const strange = [...shuffled].filter((state) => !ordered.has(state));
  expect(strange.slice(0, 1)).toEqual([]);
  expect(shuffled.size).toBeGreaterThan(100);
});
