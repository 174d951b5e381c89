import { expect } from "vitest";
import type { EventOf, EventType } from "../../../../durable-objects/collection/event.ts";
import type { Order } from "../../../../durable-objects/collection/order.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";

/** What must have held before an event of this kind; says it apart from the machine's own words. */
export type Laws = { readonly [T in EventType]?: (before: Collection, event: EventOf<T>) => void };

/** @returns The order that an event is about; fails without one. */
export function orderIn(state: Collection, number: string): Order {
  const order = state.orders.find((one) => one.number === number);
  if (!order) throw new Error(`no order ${number}`);
  return order;
}

/** The programme takes orders, shots and submissions now. */
export function expectOpen(state: Collection, at: number): void {
  const { opensAt, closesAt } = state.policy?.window ?? { opensAt: at + 1, closesAt: at };
  expect(at, "not before the window").toBeGreaterThanOrEqual(opensAt);
  expect(at, "not after the window").toBeLessThan(closesAt);
}
