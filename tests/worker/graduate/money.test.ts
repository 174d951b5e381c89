import { evictDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keptFen } from "../../../durable-objects/collection/order.ts";
import { expectSound } from "../../unit/collection/support/invariants.ts";
import { Crash, failingStorage } from "./failing-storage.ts";
import { Provider } from "./provider.ts";
import { begin, graduate, MemorySink, policy, record, stage } from "./stage.ts";

const staff = { kind: "staff", staffId: "s1" } as const;

const acts = [
  "open",
  "pay",
  "cancel",
  "refund",
  "staffRefund",
  "settle",
  "notify",
  "alarm",
  "close",
  "reopen",
] as const;

const step = fc.record({
  act: fc.oneof(
    ...acts.map((act) => ({
      weight: act === "open" || act === "pay" || act === "alarm" ? 4 : 1,
      arbitrary: fc.constant(act),
    })),
  ),
  pick: fc.nat(10),
  wait: fc.oneof(fc.nat(20_000), fc.nat(40 * 60_000)),
  breaks: fc.option(fc.constantFrom("before" as const, "after" as const), { freq: 3 }),
  crash: fc.option(fc.nat(60), { freq: 3 }),
  evict: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function run(steps: readonly Step[]): Promise<{ received: number; back: number }> {
  const provider = new Provider();
  const one = stage({ effects: provider, projection: new MemorySink() });
  const proof = { kind: "identity", holds: true } as const;
  await one.perform("claim-key", { type: "claim", by: graduate, ...one.identity, policy, record, proof });
  await one.perform("confirm-key", { type: "confirmRecord", by: graduate });

  /** The alarm at its time, which may die at some touch of the storage. */
  async function alarm(storage: DurableObjectStorage, crash = Number.POSITIVE_INFINITY): Promise<boolean> {
    const at = await storage.getAlarm();
    if (at === null) return false;
    one.clock.now = Math.max(one.clock.now, at);
    const keeper = one.keeperOn(failingStorage(storage, crash).storage, undefined, () => undefined);
    await keeper.alarm().catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    return true;
  }

  for (const [serial, { act, pick, wait, breaks, crash, evict }] of steps.entries()) {
    one.clock.now += wait;
    provider.breaks = breaks;
    const key = `key-${serial}-step`;
    const { orders } = (await one.stub.view()).collection;
    const orderNumber = orders[pick % Math.max(1, orders.length)]?.number ?? "nowhere";
    if (act === "open") {
      const answer = await one.perform(key, { type: "openOrder", by: graduate, services: ["basic"] });
      if (answer.ok && answer.order) provider.prepare(answer.order.number, answer.order.amountFen);
    }
    if (act === "pay") provider.pay(orderNumber);
    if (act === "cancel") await one.perform(key, { type: "expireOrder", by: graduate, orderNumber });
    if (act === "refund") await one.perform(key, { type: "requestRefund", by: graduate, orderNumber });
    if (act === "staffRefund")
      await one.perform(key, { type: "requestRefund", by: staff, orderNumber, note: "why" });
    if (act === "settle") provider.settle(orderNumber, pick % 3 === 0 ? "closed" : "succeeded");
    if (act === "close") await one.perform(key, { type: "close", by: staff, note: "why" });
    if (act === "reopen") await one.perform(key, { type: "reopen", by: staff, note: "why" });
    if (act === "notify") {
      // Most notifications are lost; those that come may come twice and backwards.
      const facts = provider.facts(orderNumber);
      for (const fact of [...facts.reverse(), ...facts]) {
        await one.perform(`${fact.key}:${serial}`, { ...fact.command, by: { kind: "system" } });
      }
    }
    if (act === "alarm") await one.inside((_, { storage }) => alarm(storage, crash ?? undefined));
    if (evict) await evictDurableObject(one.stub);
  }
  provider.breaks = null;
  // Left alone for a week, with every refund ended: timers alone must find out all that happened.
  for (const number of provider.trades.keys()) provider.settle(number, "succeeded");
  const end = one.clock.now + 7 * 86_400_000;
  await one.inside(async (_, { storage }) => {
    for (let alarms = 0; one.clock.now < end && alarms < 200; alarms++) {
      if (!(await alarm(storage))) break;
      for (const number of provider.trades.keys()) provider.settle(number, "succeeded");
    }
  });

  const { collection } = await one.stub.view();
  expectSound(collection);
  for (const order of collection.orders) {
    expect(keptFen(order), `order ${order.number} agrees with the provider`).toBe(
      provider.held(order.number),
    );
    expect(provider.held(order.number)).toBeGreaterThanOrEqual(0);
    expect(order.status).not.toBe("refunding");
    expect(order.status).not.toBe("open");
    if (order.surplus) expect(order.refunds.length).toBeGreaterThan(0);
  }
  const received = [...provider.trades.values()].filter((trade) => trade.paid).length;
  const back = collection.orders.filter((order) => order.status === "refunded").length;
  return { received, back };
}

test("the object's books agree with the provider's, whatever was lost, repeated, broken off or crashed", async () => {
  const seen = { received: 0, back: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25, size: "max" }), async (steps) => {
      const { received, back } = await run(steps);
      seen.received += received;
      seen.back += back;
    }),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
  expect(seen.received).toBeGreaterThan(10);
  expect(seen.back).toBeGreaterThan(5);
}, 120_000);

test("two taps at once open one order and take one lease", async () => {
  const one = stage();
  const number = await one.shot();
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => one.stub.perform({ key: `tap-${n}-key`, command: begin })),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const same = await Promise.all(
    Array.from({ length: 8 }, () =>
      one.stub.perform({
        key: "same-key-1",
        command: { type: "requestRefund", by: graduate, orderNumber: number },
      }),
    ),
  );
  expect(new Set(same.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await one.stub.view()).collection.orders[0]?.refunds).toHaveLength(1);
});
