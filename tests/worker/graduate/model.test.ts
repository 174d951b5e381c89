import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Command } from "../../../durable-objects/collection/command.ts";
import { due } from "../../../durable-objects/collection/due.ts";
import { fold } from "../../../durable-objects/collection/evolve.ts";
import type { Graduate } from "../../../durable-objects/graduate.ts";
import { Keeper } from "../../../durable-objects/keeper.ts";
import type { Input } from "../../../durable-objects/request.ts";
import { entries } from "../../../durable-objects/storage/journal.ts";
import { expectSound } from "../../unit/collection/support/invariants.ts";
import { ModelJournal } from "../../unit/collection/support/journal.ts";
import { move } from "../../unit/collection/support/moves.ts";
import { resolve } from "../../unit/collection/support/resolve.ts";
import { Crash, failingStorage } from "./failing-storage.ts";
import { begin, policy, record, stage, start, takeShot } from "./stage.ts";

/** The request that makes the object give this very command, when it mints `minted`. */
function inputOf(command: Command): Input {
  const { noteId, ...rest } = { noteId: null, ...command };
  const note = noteId === null ? null : "a reason";
  switch (command.type) {
    case "claim": {
      const { proofHolds, method: _, ...claim } = command;
      return { ...claim, record, proof: { kind: "lastFour", typed: proofHolds ? "175X" : "0000" } };
    }
    case "correctRecord":
      return { type: command.type, by: command.by, record, note };
    case "openOrder": {
      const { orderNumber: _, ...order } = command;
      return order;
    }
    case "beginStandardizing": {
      const { leaseId: _, ...begin } = command;
      return begin;
    }
    default:
      return { ...rest, note } as Input;
  }
}

/** The same command with the identifiers that the object will mint. */
function withMinted(command: Command, minted: string): Command {
  if (command.type === "openOrder") return { ...command, orderNumber: minted };
  if (command.type === "beginStandardizing") return { ...command, leaseId: minted };
  return "noteId" in command && command.noteId !== null ? { ...command, noteId: minted } : command;
}

const step = fc.record({
  move,
  /** At which touch of the storage the first attempt dies; most attempts live. */
  crash: fc.option(fc.nat(40), { freq: 2 }),
  after: fc.oneof(
    { weight: 12, arbitrary: fc.constant("nothing" as const) },
    { weight: 2, arbitrary: fc.constant("evict" as const) },
    { weight: 1, arbitrary: fc.constant("abort" as const) },
    { weight: 4, arbitrary: fc.constant("alarm" as const) },
  ),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function compare(one: ReturnType<typeof stage>, model: ModelJournal): Promise<void> {
  await one.inside((keeper, { storage }) => {
    const state = keeper.collection();
    expect(state).toEqual(model.state);
    expect(fold(entries(storage.sql).flatMap((entry) => entry.events))).toEqual(state);
    const stored = storage.sql
      .exec<{ id: string; due_at: number }>("SELECT id, due_at FROM timers")
      .toArray();
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const wanted = due(state).map(({ id, at }) => ({ id, due_at: at }));
    expect(stored.sort(byId)).toEqual(wanted.sort(byId));
  });
}

async function run(steps: readonly Step[]): Promise<number> {
  const one = stage();
  const model = new ModelJournal();
  const given: Command[] = [];
  let crashes = 0;
  for (const [serial, { move: next, crash, after }] of steps.entries()) {
    one.clock.now += next.wait;
    const { now } = one.clock;
    const scene = { state: model.state, policy, now, serial: 1000 + serial, given };
    const minted = `minted-${String(serial).padStart(8, "0")}`;
    const drawn = resolve(next, scene);
    const own = drawn.type === "claim" ? { ...drawn, ...one.identity } : drawn;
    const command = withMinted(own, minted);
    given.push(command);
    const request = { key: `key-${serial}-step`, command: inputOf(command) };
    const { decision } = model.perform(request.key, command, now);

    const attempt = (failAt: number) =>
      runInDurableObject(one.stub, async (_: Graduate, { storage }) => {
        const failing = failingStorage(storage, failAt);
        const keeper = new Keeper({
          storage: failing.storage,
          ports: { effects: null, projection: null },
          now: () => now,
          random: () => 0.5,
          mint: () => minted,
          changed: () => undefined,
          later: () => undefined,
          failed: () => undefined,
        });
        return keeper.perform(request).catch((error: unknown) => {
          if (error instanceof Crash) return null;
          throw error;
        });
      });
    let answer = await attempt(crash ?? Number.POSITIVE_INFINITY);
    if (answer === null) {
      crashes++;
      if (after === "evict") await evictDurableObject(one.stub);
      answer = await attempt(Number.POSITIVE_INFINITY);
    }
    expect(answer?.ok).toBe(decision.ok);
    if (answer && !answer.ok && !decision.ok) expect(answer.refusal).toEqual(decision.refusal);
    await compare(one, model);

    if (after === "evict") await evictDurableObject(one.stub);
    if (after === "abort") await abortAllDurableObjects();
    if (after === "alarm") {
      await one.alarm();
      // The model's alarm: whatever is due, in the order of its time, each under its own key.
      for (;;) {
        const ready = due(model.state).filter((timer) => timer.at <= now);
        const [timer] = ready.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
        if (!timer) break;
        model.perform(`timer:${timer.id}`, timer.command, now);
      }
      await compare(one, model);
    }
    expectSound(model.state);
  }
  return crashes;
}

test("the object does what the model does, however often it crashes and starts again", async () => {
  let crashes = 0;
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45, size: "max" }), async (script) => {
      steps += script.length;
      crashes += await run(script);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 60_000 },
  );
  expect(crashes).toBeGreaterThan(steps / 20);
}, 120_000);

test("a request survives a crash at each single touch of the storage", async () => {
  let survived = 0;
  for (let at = 0; ; at++) {
    const one = stage();
    await one.paid();
    const request = { key: "shot-key-1", command: takeShot };
    const died = await one.inside(async (_, { storage }) => {
      const outcome = await one
        .keeperOn(failingStorage(storage, at).storage)
        .perform(request)
        .catch((error: unknown) => error);
      return outcome instanceof Crash;
    });
    if (!died) break;
    survived++;
    await evictDurableObject(one.stub);
    const answer = await one.perform(request.key, request.command);
    expect(answer).toMatchObject({ ok: true, photo: "shot" });
    const { collection } = await one.stub.view();
    expect(collection.photo.shots).toHaveLength(1);
    const alarm = await one.inside((_, { storage }) => storage.getAlarm());
    expect(alarm).not.toBeNull();
  }
  // Statements before and after, the transaction's two ends and the alarm's: fewer would not have been each.
  expect(survived).toBeGreaterThan(15);
}, 120_000);

test("an alarm survives a crash at each single touch of the storage", async () => {
  let survived = 0;
  for (let at = 0; ; at++) {
    const one = stage();
    await one.shot();
    await one.perform("begin-key-1", begin);
    one.clock.now = start + policy.leaseMs;
    const touched = await one.inside(async (_, { storage }) => {
      const failing = failingStorage(storage, at);
      await one
        .keeperOn(failing.storage)
        .alarm()
        .catch(() => undefined);
      return failing.touches() > at;
    });
    if (!touched) break;
    survived++;
    await evictDurableObject(one.stub);
    // A timer that failed is put off for a minute.
    one.clock.now += 61_000;
    await one.alarm();
    const { entries: journal } = await one.stub.history();
    const failures = journal.flatMap((e) => e.events).filter((e) => e.type === "StandardizingFailed");
    expect(failures).toHaveLength(1);
    expect((await one.stub.view()).collection.photo.status).toBe("shot");
  }
  expect(survived).toBeGreaterThan(15);
}, 120_000);
