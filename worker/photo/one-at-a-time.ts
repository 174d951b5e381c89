/** Longest wait for the job before, ms: one whose request was cut off never ends, and must not block the isolate. */
const LONGEST_WAIT = 20_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs heavy jobs one after the other within an isolate: two photos at once would need twice the memory and finish
 * no sooner on its one thread.
 */
export function oneAtATime<Result>(job: () => Promise<Result>): Promise<Result> {
  const mine = settled(last).then(job);
  last = mine;
  return mine;
}

function settled(before: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT);
  });
  const done = before.then(
    () => undefined,
    () => undefined,
  );
  return Promise.race([done, longEnough]).finally(() => clearTimeout(timer));
}
