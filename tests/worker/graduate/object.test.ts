import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../durable-objects/answer.ts";
import { fold } from "../../../durable-objects/collection/evolve.ts";
import { policyAt } from "../../unit/collection/support/policy.ts";
import { begin, graduate, policy, record, stage, start } from "./stage.ts";

function refusalOf(answer: Answer): string | null {
  return answer.ok ? null : answer.refusal.code;
}

describe("a request", () => {
  test("over RPC is answered with data, and again the same for the same key", async () => {
    const { stub, identity } = stage();
    const open = policyAt(Date.now());
    const proof = { kind: "lastFour", typed: " 175x" } as const;
    const command = { type: "claim", by: graduate, ...identity, policy: open, record, proof } as const;
    const first = await stub.perform({ key: "claim-key-1", command });
    expect(first).toEqual({ ok: true, version: 1, payment: "unpaid", photo: "none" });
    const again = await stub.perform({ key: "claim-key-1", command });
    expect(again).toEqual(first);
    expect((await stub.view()).collection.version).toBe(1);
    expect(await stub.record()).toEqual(record);
  });

  test("with a key that was used for something else is refused", async () => {
    const one = stage();
    await one.paid();
    const answer = await one.perform("setup-1-key", { type: "withdraw", by: graduate });
    expect(refusalOf(answer)).toBe("keyReused");
  });

  test("without a usable key is refused", async () => {
    const { perform } = stage();
    expect(refusalOf(await perform("short", { type: "withdraw", by: graduate }))).toBe("keyInvalid");
    expect(refusalOf(await perform("with space in it", { type: "withdraw", by: graduate }))).toBe(
      "keyInvalid",
    );
  });

  test("that was plainly refused may succeed later under the same key", async () => {
    const one = stage();
    const { perform, identity, clock } = one;
    const proof = { kind: "identity", holds: true } as const;
    const claim = { type: "claim", by: graduate, ...identity, policy, record, proof } as const;
    clock.now = policy.window.opensAt - 1;
    expect(refusalOf(await perform("claim-key", claim))).toBe("windowNotOpen");
    clock.now = start;
    expect(refusalOf(await perform("claim-key", claim))).toBeNull();
  });

  test("counts a wrong proof once for each key, and stores no record for it", async () => {
    const { perform, identity, stub } = stage();
    const proof = { kind: "lastFour", typed: "0000" } as const;
    const claim = { type: "claim", by: graduate, ...identity, policy, record, proof } as const;
    for (const key of ["proof-key-1", "proof-key-1", "proof-key-2"]) {
      expect(refusalOf(await perform(key, claim))).toBe("proofMismatch");
    }
    expect((await stub.view()).collection.proof.failed).toBe(2);
    expect(await stub.record()).toBeNull();
  });

  test("of an order answers the same order number when it is repeated", async () => {
    const one = stage();
    await one.paid();
    const { collection } = await one.stub.view();
    const again = await one.perform("setup-2-key", { type: "openOrder", by: graduate, services: ["basic"] });
    expect(again.ok && again.order?.number).toBe(collection.orders[0]?.number);
    expect(collection.orders).toHaveLength(1);
  });
});

test("the journal names nobody, before and after a note and a purge", async () => {
  const one = stage();
  await one.paid();
  const staff = { kind: "staff", staffId: "s1" } as const;
  const note = "周示例来电，本人核实";
  await one.perform("close-key-1", { type: "close", by: staff, note });
  const everything = JSON.stringify((await one.stub.history()).entries);
  for (const personal of [record.name, record.documentLastFour, record.studentNumber, note]) {
    expect(everything).not.toContain(personal);
  }
  expect(Object.values((await one.stub.history()).notes)).toEqual([note]);
  expect(refusalOf(await one.perform("purge-key-1", { type: "purge", by: staff, note }))).toBeNull();
  expect(await one.stub.record()).toBeNull();
  expect((await one.stub.history()).notes).toEqual({});
  const stored = await one.inside((_, state) =>
    ["journal", "snapshot", "student_record", "notes", "timers", "outbox"]
      .flatMap((table) => [...state.storage.sql.exec(`SELECT * FROM ${table}`).raw()])
      .map((row) => JSON.stringify(row))
      .join("\n"),
  );
  for (const personal of [record.name, record.studentNumber, note]) expect(stored).not.toContain(personal);
});

test("what is written about a refund after the purge is not kept", async () => {
  const one = stage();
  const orderNumber = await one.paid();
  const by = { kind: "staff", staffId: "s1" } as const;
  await one.perform("close-key-1", { type: "close", by, note: "asked for" });
  await one.perform("purge-key-1", { type: "purge", by, note: "asked for" });
  const note = "周示例来电，要求退款";
  const asked = { type: "requestRefund", by, orderNumber, note } as const;
  expect(refusalOf(await one.perform("refund-key-1", asked))).toBeNull();
  expect((await one.stub.history()).notes).toEqual({});
});

test("the snapshot is the fold of the journal", async () => {
  const one = stage();
  await one.paid();
  const { entries } = await one.stub.history();
  expect(fold(entries.flatMap((entry) => entry.events))).toEqual((await one.stub.view()).collection);
});

test("an evicted object continues where it was, with its alarm", async () => {
  const one = stage();
  await one.paid();
  const before = await one.stub.view();
  await evictDurableObject(one.stub);
  expect(await one.stub.view()).toEqual(before);
  expect(await one.inside((_, state) => state.storage.getAlarm())).not.toBeNull();
});

test("an object whose alarm was lost sets it again when it wakes", async () => {
  const one = stage();
  await one.paid();
  await one.inside((_, state) => state.storage.deleteAlarm());
  await evictDurableObject(one.stub);
  await one.stub.view();
  expect(await one.inside((_, state) => state.storage.getAlarm())).not.toBeNull();
});

describe("the alarm", () => {
  test("gives an abandoned lease back, and a later try succeeds", async () => {
    const one = stage();
    await one.shot();
    const first = await one.perform("begin-key-1", begin);
    expect(refusalOf(await one.perform("begin-key-2", begin))).toBe("standardizingRuns");
    one.clock.now += policy.leaseMs;
    await one.alarm();
    expect((await one.stub.view()).collection.photo.status).toBe("shot");
    const second = await one.perform("begin-key-3", begin);
    if (!first.ok || !second.ok || !first.lease || !second.lease) throw new Error("no lease");
    const result = (leaseId: string) =>
      ({
        type: "completeStandardizing",
        by: { kind: "system" },
        leaseId,
        standard: {
          shotId: "shot-1",
          sha256: "bb",
          reportSha256: "cc",
          specVersion: "v1",
          engine: "wasm",
          doubts: [],
        },
      }) as const;
    expect(refusalOf(await one.perform("done-key-1", result(first.lease.id)))).toBe("leaseLost");
    expect(refusalOf(await one.perform("done-key-2", result(second.lease.id)))).toBeNull();
    expect(refusalOf(await one.perform("done-key-3", result(second.lease.id)))).toBeNull();
    const { entries } = await one.stub.history();
    expect(entries.flatMap((e) => e.events).filter((e) => e.type === "Standardized")).toHaveLength(1);
  });

  test("is always set for the earliest of timers and parcels", async () => {
    const one = stage();
    await one.paid();
    const { alarm, first } = await one.inside(async (_, { storage }) => ({
      alarm: await storage.getAlarm(),
      first: storage.sql
        .exec<{ at: number }>(
          "SELECT MIN(at) AS at FROM (SELECT wake_at AS at FROM timers UNION SELECT next_at FROM outbox WHERE state = 'waiting')",
        )
        .one().at,
    }));
    expect(alarm).toBe(first);
  });

  test("of the object itself runs and leaves another one", async () => {
    const one = stage();
    await one.paid();
    expect(await runDurableObjectAlarm(one.stub)).toBe(true);
    expect(await one.inside((_, state) => state.storage.getAlarm())).not.toBeNull();
  });

  test("does not spin when a timer stays although it fired", async () => {
    const one = stage();
    await one.paid();
    await one.inside((_, { storage }) => {
      storage.sql.exec(
        "INSERT INTO timers (id, due_at, wake_at, command) VALUES ('stray', 0, 0, ?)",
        JSON.stringify({ type: "expireOrder", by: { kind: "system" }, orderNumber: "nowhere" }),
      );
    });
    await one.alarm();
    const wake = await one.inside((_, { storage }) =>
      storage.sql.exec<{ at: number }>("SELECT wake_at AS at FROM timers WHERE id = 'stray'").one(),
    );
    expect(wake.at).toBeGreaterThan(one.clock.now);
  });
});

/** Opens a socket to an object; what it says is collected. */
async function listen(one: ReturnType<typeof stage>) {
  const response = await one.stub.fetch("https://object/changes", { headers: { upgrade: "websocket" } });
  const socket = response.webSocket;
  if (!socket) throw new Error("no socket");
  const heard: string[] = [];
  socket.addEventListener("message", ({ data }) => {
    heard.push(String(data));
  });
  socket.accept();
  return { socket, heard };
}

test("a subscriber hears the version now and after each change, and nothing else", async () => {
  const one = stage();
  const { socket, heard } = await listen(one);
  const open = policyAt(Date.now());
  const proof = { kind: "identity", holds: true } as const;
  const claim = { type: "claim", by: graduate, ...one.identity, policy: open, record, proof } as const;
  await one.stub.perform({ key: "claim-key-1", command: claim });
  await one.stub.perform({ key: "claim-key-1", command: claim });
  await evictDurableObject(one.stub);
  await one.stub.perform({ key: "confirm-key", command: { type: "confirmRecord", by: graduate } });
  await expect.poll(() => heard).toEqual(['{"version":0}', '{"version":1}', '{"version":2}']);
  socket.close();
});

test("subscribers hear how far a lease's work is, also late ones; a lease that is over is not heard of", async () => {
  const one = stage();
  await one.shot();
  const begun = await one.perform("begin-key-1", begin);
  const leaseId = begun.ok ? (begun.lease?.id ?? "") : "";
  const { version } = begun;
  const before = (await one.stub.history()).entries.length;
  const { socket, heard } = await listen(one);
  await one.stub.progress(leaseId, "face");
  await one.stub.progress("another-lease", "encode");
  const late = await listen(one);
  await expect.poll(() => late.heard).toEqual([`{"version":${version},"stage":"face"}`]);
  expect(heard).toEqual([`{"version":${version}}`, `{"version":${version},"stage":"face"}`]);
  expect((await one.stub.history()).entries, "a stage is not journaled").toHaveLength(before);
  // An evicted object forgets the stage and nothing else; its sockets stay, and the work goes on.
  await evictDurableObject(one.stub);
  socket.send("how far?");
  await expect.poll(() => heard.at(-1)).toBe(`{"version":${version}}`);
  await one.stub.progress(leaseId, "matte");
  await expect.poll(() => heard.at(-1)).toBe(`{"version":${version},"stage":"matte"}`);
  const failure = { cause: "error", checks: [] } as const;
  const end = { type: "failStandardizing", by: { kind: "system" }, leaseId, failure } as const;
  await one.stub.perform({ key: "end-key-1", command: end });
  await expect.poll(() => heard.at(-1)).toBe(`{"version":${version + 1}}`);
  await one.stub.progress(leaseId, "encode");
  expect(heard.at(-1)).toBe(`{"version":${version + 1}}`);
  socket.close();
  late.socket.close();
});

test("a request that is no upgrade is told to upgrade", async () => {
  const response = await stage().stub.fetch("https://object/changes");
  expect(response.status).toBe(426);
});
