import { evictDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import type {
  EffectOutcome,
  EffectRequest,
  Effects,
  ProviderFact,
} from "../../../durable-objects/effects.ts";
import type { ProjectionSink } from "../../../durable-objects/projection.ts";
import { graduate, MemorySink, policy, record, stage } from "./stage.ts";

const staff = { kind: "staff", staffId: "s1" } as const;

class RecordingEffects implements Effects {
  readonly seen: EffectRequest[] = [];
  answer: (request: EffectRequest) => EffectOutcome = () => ({ status: "done", outcome: "ok" });
  async run(request: EffectRequest): Promise<EffectOutcome> {
    this.seen.push(request);
    return this.answer(request);
  }
}

describe("the projection", () => {
  test("follows the collection with its version", async () => {
    const sink = new MemorySink();
    const one = stage({ projection: sink });
    const number = await one.paid();
    await one.alarm();
    const row = sink.rows.get(one.graduateId);
    expect(row).toMatchObject({ payment: "paid", photo: "none", accountId: "account-a", record });
    expect(row?.version).toBe((await one.stub.view()).collection.version);
    expect(row?.orders).toMatchObject([{ number, status: "paid", amountFen: 2990, refundedFen: 0 }]);
    expect(sink.puts, "several changes leave as one row").toBe(1);
  });

  test("is put again until it arrives, and never goes back", async () => {
    const sink = new MemorySink();
    const late: (() => Promise<void>)[] = [];
    const unsteady: ProjectionSink = {
      async put(rows) {
        // The first row is on its way when the connection breaks: it arrives after all the others.
        if (late.length === 0) {
          late.push(() => sink.put(rows));
          throw new Error("connection lost");
        }
        await sink.put(rows);
      },
    };
    const one = stage({ projection: unsteady });
    await one.paid();
    await one.alarm();
    expect(sink.rows.size).toBe(0);
    await one.perform("refund-key", {
      type: "requestRefund",
      by: graduate,
      orderNumber: (await one.stub.view()).collection.orders[0]?.number ?? "",
    });
    await one.alarm();
    const { version } = (await one.stub.view()).collection;
    expect(sink.rows.get(one.graduateId)).toMatchObject({ payment: "refunding", version });
    for (const arrive of late) await arrive();
    expect(sink.rows.get(one.graduateId)).toMatchObject({ payment: "refunding", version });
  });

  test("that was deleted is rebuilt by the object", async () => {
    const sink = new MemorySink();
    const one = stage({ projection: sink });
    await one.paid();
    await one.alarm();
    const before = sink.rows.get(one.graduateId);
    sink.rows.clear();
    await one.alarm();
    expect(sink.rows.size, "nothing changed, so nothing is put").toBe(0);
    await one.inside((keeper) => keeper.reproject());
    await one.alarm();
    expect(sink.rows.get(one.graduateId)).toEqual(before);
  });

  test("of an object that nobody claimed is no row", async () => {
    const sink = new MemorySink();
    const one = stage({ projection: sink });
    await one.inside((keeper) => keeper.reproject());
    await one.alarm();
    expect(sink.rows.size).toBe(0);
  });

  test("queued while another one was on its way is not lost", async () => {
    const sink = new MemorySink();
    const slow: ProjectionSink = {
      async put(rows) {
        if (sink.puts === 0)
          await one.perform("between-key", { type: "release", by: staff, note: "a reason" });
        await sink.put(rows);
      },
    };
    const one = stage({ projection: slow });
    await one.paid();
    await one.alarm();
    expect(sink.rows.get(one.graduateId)?.accountId).toBe("account-a");
    await one.alarm();
    expect(sink.rows.get(one.graduateId)?.accountId).toBeNull();
  });
});

describe("an effect", () => {
  test("that fails waits longer each time and holds up no other", async () => {
    const effects = new RecordingEffects();
    const sink = new MemorySink();
    const one = stage({ effects, projection: sink });
    await one.paid();
    effects.answer = () => {
      throw new TypeError("13800000000 did not answer");
    };
    const waits: number[] = [];
    const created = one.clock.now;
    for (let n = 0; n < 5; n++) {
      await one.alarm();
      const at = await one.inside((_, { storage }) => storage.getAlarm());
      // After the third failure the read side is told at once.
      if (n !== 2) waits.push((at ?? 0) - one.clock.now);
      one.clock.now = at ?? 0;
    }
    expect(sink.rows.get(one.graduateId)?.waitingSince).toBe(created);
    // Half to all of 1, 2, 4, 8 s; the tests' chance is a half.
    expect(waits).toEqual([750, 1500, 3000, 6000]);
    expect(new Set(effects.seen.map((request) => request.id)).size, "one effect, one id").toBe(1);
    expect(effects.seen.map((request) => request.attempt)).toEqual([0, 1, 2, 3]);
    expect(sink.rows.size).toBe(1);
    const [log] = (await one.stub.history()).effects;
    expect(log, "an error's own words are not kept").toMatchObject({
      state: "waiting",
      outcome: "TypeError",
    });
  });

  test("that is refused for good is shown to staff and not tried again", async () => {
    const effects = new RecordingEffects();
    const sink = new MemorySink();
    const one = stage({ effects, projection: sink });
    effects.answer = ({ effect }) =>
      effect.kind === "message" ? { status: "refused", outcome: "43101" } : { status: "done", outcome: "ok" };
    await one.paid();
    await one.alarm();
    await one.alarm();
    expect(effects.seen.filter(({ effect }) => effect.kind === "message")).toHaveLength(1);
    expect(sink.rows.get(one.graduateId)?.attention).toEqual(["43101"]);
  });

  test("that was refused needs nobody any more once it was carried out after all", async () => {
    const effects = new RecordingEffects();
    const sink = new MemorySink();
    const one = stage({ effects, projection: sink });
    const orderNumber = await one.paid();
    await one.alarm();
    const attention = () => sink.rows.get(one.graduateId)?.attention;
    effects.answer = ({ effect }) =>
      effect.kind === "refund"
        ? { status: "refused", outcome: "payMerchant" }
        : { status: "done", outcome: "ok" };
    const refund = { type: "requestRefund", by: staff, note: "a reason", orderNumber } as const;
    await one.perform("refund-key-1", refund);
    await one.alarm();
    await one.alarm();
    expect(attention()).toEqual(["payMerchant"]);
    effects.answer = () => ({ status: "done", outcome: "PROCESSING" });
    await one.perform("refund-key-2", refund);
    await one.alarm();
    await one.alarm();
    expect(attention()).toEqual([]);
  });

  test("whose answer holds a wrong amount marks nothing paid and is shown to staff", async () => {
    const effects = new RecordingEffects();
    const sink = new MemorySink();
    const one = stage({ effects, projection: sink });
    effects.answer = ({ effect }) => {
      if (effect.kind !== "queryPayment") return { status: "done", outcome: "ok" };
      const { orderNumber } = effect;
      const payment = { transactionId: "wx-1", amountFen: 1, currency: "CNY", paidAt: 0 };
      const fact = {
        key: "query-fact-1",
        command: { type: "recordPayment", orderNumber, ...payment },
      } as const;
      return { status: "done", outcome: "SUCCESS", facts: [fact] };
    };
    const proof = { kind: "identity", holds: true } as const;
    await one.perform("claim-key", { type: "claim", by: graduate, ...one.identity, policy, record, proof });
    await one.perform("confirm-key", { type: "confirmRecord", by: graduate });
    await one.perform("order-key", { type: "openOrder", by: graduate, services: ["basic"] });
    one.clock.now += 5000;
    await one.alarm();
    await one.alarm();
    expect((await one.stub.view()).payment).toBe("pending");
    expect(sink.rows.get(one.graduateId)?.attention).toEqual(["amountMismatch"]);
  });

  test("whose answer cannot be booked by a bug waits like one that failed, and holds up no other", async () => {
    const effects = new RecordingEffects();
    const sink = new MemorySink();
    const one = stage({ effects, projection: sink });
    // No fact of the border's: what booking it trips over is a bug.
    const broken = { key: "query-fact-1", command: null } as unknown as ProviderFact;
    effects.answer = ({ effect }) =>
      effect.kind === "message"
        ? { status: "done", outcome: "ok", facts: [broken] }
        : { status: "done", outcome: "ok" };
    await one.paid();
    await one.alarm();
    expect(sink.rows.get(one.graduateId)?.payment).toBe("paid");
    const at = await one.inside((_, { storage }) => storage.getAlarm());
    expect(at, "half a second to one").toBe(one.clock.now + 750);
  });

  test("without an adapter waits and is carried out once there is one", async () => {
    const one = stage();
    await one.paid();
    await one.alarm();
    const [log] = (await one.stub.history()).effects;
    expect(log).toMatchObject({ state: "waiting", outcome: "noAdapter" });
    await evictDurableObject(one.stub);
    one.clock.now += 3_600_000;
    const effects = new RecordingEffects();
    const ports = { effects, projection: null };
    await one.inside((_, { storage }) => one.keeperOn(storage, ports).alarm());
    expect(effects.seen.map(({ effect }) => effect.kind)).toContain("message");
  });
});
