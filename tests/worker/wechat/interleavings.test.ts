import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { mischiefKinds } from "../../../local/wechat-sandbox/notifications.ts";
import { playWechat } from "../api/client.ts";
import { clock } from "./clock.ts";
import { Collector, newPayer, type Payer } from "./collector.ts";
import { seeded } from "./seeded.ts";
import { deliver, expectAgreement, fireAlarms, letSettle } from "./two-books.ts";

const waves = 10;
const graduates = 100;
/** In the middle of which another order is opened where the first no longer stands. */
const steps = 4;

const faults = ["lost", "error500", "busy", "badSignature", "staleClock", "unknownSerial"] as const;
const waits = [200, 1000, 5000, 30_000, 60_000, 4 * 60_000, 12 * 60_000, 31 * 60_000] as const;

type Random = (below: number) => number;

const network = globalThis.fetch;
/** Whose object dies while WeChat Pay is answering one of its effects. */
let diesMeanwhile: Collector | undefined;

beforeAll(() => {
  clock.stopAt("2032-06-02T11:00:00");
  // The object tells of timers that a crash broke off, as it should.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  globalThis.fetch = async (input, init) => {
    const dies = diesMeanwhile;
    const answer = await network(input, init);
    const { url } = input instanceof Request ? input : new Request(input);
    if (dies === undefined || !url.includes("/v3/")) return answer;
    diesMeanwhile = undefined;
    await dies.abort();
    return answer;
  };
});
afterAll(() => {
  globalThis.fetch = network;
  vi.restoreAllMocks();
  clock.release();
});

let crashes = 0;

/** One thing that happens to a graduate, WeChat or the machine. */
async function step(one: Collector, random: Random): Promise<void> {
  const order = one.numbers[one.numbers.length - 1 - random(Math.min(3, one.numbers.length))];
  const outTradeNo = order ?? "none";
  const outRefundNo = `${outTradeNo}-r1`;
  const acts = [
    () => playWechat("/pay", { outTradeNo, late: random(2) === 0 }),
    () => playWechat("/pay", { outTradeNo, late: random(2) === 0 }),
    () => playWechat("/mischief", { kind: mischiefKinds[random(mischiefKinds.length)] }),
    () => playWechat("/lie", { outTradeNo, kind: ["forge", "tamper", "wrongPayer"][random(3)] }),
    () => playWechat("/fault", { path: "/v3/", kind: faults[random(faults.length)] }),
    () => one.cancel(outTradeNo),
    () => one.askBack(outTradeNo),
    () => one.askBack(outTradeNo, random(3) === 0 ? "staff" : "graduate"),
    () => playWechat("/refund", { outRefundNo, status: random(4) === 0 ? "CLOSED" : "SUCCESS" }),
    () => playWechat("/refund", { outRefundNo, status: "SUCCESS" }),
    () => one.object.perform({ key: crypto.randomUUID(), command: queryOf(outTradeNo) }),
    () => crash(() => one.failAtCommit("before")),
    () => crash(() => one.failAtCommit("after")),
    () => crash(() => (random(8) === 0 ? one.abort() : one.evict())),
    () =>
      crash(async () => {
        if (random(4) === 0) diesMeanwhile = one;
        else await one.failAtCommit("after");
      }),
  ];
  // A call that meets a crash fails, as it does for whoever made it.
  await acts[random(acts.length)]?.().catch(() => undefined);
}

async function crash(how: () => Promise<void>): Promise<void> {
  crashes++;
  await how();
}

function queryOf(orderNumber: string) {
  return { type: "queryPayment", by: { kind: "staff", staffId: "s1" }, orderNumber } as const;
}

/** A hundred graduates of their own, each of whom something else happens to, all at the same time. */
async function wave(payer: Payer, number: number): Promise<readonly Collector[]> {
  const collectors = await Promise.all(Array.from({ length: graduates }, () => new Collector(payer).begin()));
  const own = collectors.map((_, n) => seeded(number * graduates + n + 1));
  const random = seeded(-number);
  for (let at = 0; at < steps; at++) {
    if (at % (steps / 2) === 0) await Promise.all(collectors.map((one) => one.open().catch(() => undefined)));
    await Promise.all(collectors.map((one, n) => step(one, own[n] ?? random)));
    clock.wait(waits[random(waits.length)] ?? 0);
    if (random(3) > 0) await deliver();
    if (random(3) > 0) await fireAlarms(collectors);
  }
  diesMeanwhile = undefined;
  return collectors;
}

test("a thousand random interleavings of notification, query, refund and crash end in agreement", async () => {
  const payer = await newPayer();
  const all: Collector[] = [];
  for (let number = 0; number < waves; number++) all.push(...(await wave(payer, number)));
  // As many nights as the last query of a refund waits.
  const days = await letSettle(all, 4);
  const seen = await expectAgreement(all, days);
  expect(all).toHaveLength(1000);
  expect(seen.paid, "enough was paid").toBeGreaterThan(all.length / 4);
  expect(seen.refunded, "and paid back").toBeGreaterThan(all.length / 20);
  expect(crashes, "and torn down").toBeGreaterThan(all.length / 2);
}, 900_000);
