import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { crowded, oneAtATime } from "../../../worker/photo/one-at-a-time.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  // Whatever a test left in the line is forgotten.
  await vi.advanceTimersByTimeAsync(120_000);
  vi.useRealTimers();
});

const takes = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

test("jobs run in the order in which they came, never two at once, also after one that fails", async () => {
  const seen: string[] = [];
  const job = (name: string) => async () => {
    seen.push(`${name} begins`);
    await takes(1000);
    seen.push(`${name} ends`);
    if (name === "b") throw new Error("no photo");
    return name;
  };
  const all = Promise.allSettled(["a", "b", "c"].map((name) => oneAtATime(job(name))));
  await vi.advanceTimersByTimeAsync(3000);
  const answers = (await all).map((one) => (one.status === "fulfilled" ? one.value : "failed"));
  expect(answers).toEqual(["a", "failed", "c"]);
  expect(seen).toEqual(["a", "b", "c"].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test("a long line stays a line: nobody begins early for having waited", async () => {
  let running = 0;
  let most = 0;
  const jobs = Array.from({ length: 60 }, () =>
    oneAtATime(async () => {
      most = Math.max(most, ++running);
      await takes(1000);
      running--;
    }),
  );
  await vi.advanceTimersByTimeAsync(61_000);
  await Promise.all(jobs);
  expect(most).toBe(1);
});

test("a job that was cut off holds up the next for twenty seconds and no longer", async () => {
  void oneAtATime(() => new Promise(() => undefined));
  let begun = false;
  const next = oneAtATime(async () => {
    begun = true;
  });
  await vi.advanceTimersByTimeAsync(19_000);
  expect(begun).toBe(false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(begun).toBe(true);
  await next;
});

test("ten in the line are a crowd, until one of them has gone", async () => {
  const jobs = Array.from({ length: 10 }, () => oneAtATime(() => takes(1000)));
  expect(crowded()).toBe(true);
  await vi.advanceTimersByTimeAsync(1500);
  expect(crowded()).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all(jobs);
});
