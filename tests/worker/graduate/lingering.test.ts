import { evictDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { graduate, MemorySink, policy, record, stage } from "./stage.ts";

const lingerMs = 250;
const payerHash = "hash-of-the-payer";

/** Someone at the cashier, from whom all has left that was to leave: the alarm stands for the first question. */
async function atCashier() {
  const sink = new MemorySink();
  const one = stage({ projection: sink, effects: { run: async () => ({ status: "done", outcome: "ok" }) } });
  const proof = { kind: "identity", holds: true } as const;
  await one.perform("claim-key", { type: "claim", by: graduate, ...one.identity, policy, record, proof });
  await one.perform("confirm-key", { type: "confirmRecord", by: graduate });
  const answer = await one.perform("order-key", {
    type: "openOrder",
    by: graduate,
    services: ["basic"],
    payerHash,
  });
  if (!answer.ok || !answer.order) throw new Error("the order did not open");
  await one.alarm();
  const { number, amountFen } = answer.order;
  const command = {
    type: "recordPayment",
    by: { kind: "system" },
    orderNumber: number,
    transactionId: "wx-1",
    amountFen,
    currency: "CNY",
    paidAt: one.clock.now,
  } as const;
  return {
    one,
    sink,
    supposed: { number, amountFen, payerHash },
    request: { key: "paid-key-1", command },
    alarmAt: () => one.inside((_, { storage }) => storage.getAlarm()),
  };
}

describe("what a payment causes, when it may linger,", () => {
  test("leaves a moment later, and no alarm is moved before", async () => {
    const { one, sink, request, alarmAt } = await atCashier();
    const before = await alarmAt();
    one.clock.now += 2000;
    await one.inside((keeper) => keeper.perform(request, lingerMs));
    expect(await alarmAt()).toBe(before);
    expect(one.lingering.map(({ ms }) => ms)).toEqual([lingerMs]);
    await one.inside(() => one.lingering[0]?.work());
    expect(await alarmAt()).toBeLessThanOrEqual(one.clock.now);
    await one.alarm();
    expect(sink.rows.get(one.graduateId)?.payment).toBe("paid");
  });

  test("leaves with the alarm that stood, should the object be gone by then", async () => {
    const { one, sink, request, alarmAt } = await atCashier();
    await one.inside((keeper) => keeper.perform(request, lingerMs));
    one.clock.now = (await alarmAt()) ?? 0;
    await one.alarm();
    expect(sink.rows.get(one.graduateId)?.payment).toBe("paid");
  });

  test("leaves as soon as anybody wakes the object again", async () => {
    const { one, request, alarmAt } = await atCashier();
    one.clock.now += 2000;
    await one.inside((keeper) => keeper.perform(request, lingerMs));
    await evictDurableObject(one.stub);
    await one.stub.view();
    expect(await alarmAt()).toBe(one.clock.now);
  });

  test("has the alarm moved at once where none stands soon", async () => {
    const { one, request, alarmAt } = await atCashier();
    await one.inside((_, { storage }) => storage.setAlarm(one.clock.now + 6 * 60_000));
    await one.inside((keeper) => keeper.perform(request, lingerMs));
    expect(one.lingering).toEqual([]);
    expect(await alarmAt()).toBe(one.clock.now + lingerMs);
  });

  test("leaves the object itself, without anybody asking it again", async () => {
    const { one, request, alarmAt } = await atCashier();
    // The test's clock is a year ahead: the real object takes this alarm for one that stands soon.
    const standing = Date.now() + 60_000;
    await one.inside((_, { storage }) => storage.setAlarm(standing));
    expect((await one.stub.perform(request, 20)).ok).toBe(true);
    await expect.poll(alarmAt).not.toBe(standing);
  });
});

describe("a payment of a supposed order", () => {
  test("is recorded if the order is just so", async () => {
    const { one, request, supposed } = await atCashier();
    const answer = await one.inside((keeper) => keeper.performSupposing(supposed, request, lingerMs));
    expect(answer?.ok).toBe(true);
    const again = await one.inside((keeper) => keeper.performSupposing(supposed, request, lingerMs));
    expect(again, "told again it is the stored answer").toEqual(answer);
    expect((await one.stub.view()).payment).toBe("paid");
  });

  test.for([
    ["number", { number: "another" }],
    ["price", { amountFen: 1 }],
    ["payer", { payerHash: "somebody else" }],
  ] as const)("changes nothing if it has another %s", async ([, other]) => {
    const { one, request, supposed } = await atCashier();
    const before = await one.stub.view();
    const answer = await one.inside((keeper) => keeper.performSupposing({ ...supposed, ...other }, request));
    expect(answer).toBeNull();
    expect(await one.stub.view()).toEqual(before);
    expect((await one.stub.history()).entries).toHaveLength(before.collection.version);
  });
});
