/** Longest wait for the job before, ms: one whose request was cut off never ends, and must not block the isolate. */
const LONGEST_WAIT = 20_000;

let last: Promise<void> = Promise.resolve();

/**
 * Runs heavy jobs one after the other within an isolate: two photos at once would need twice the memory and finish
 * no sooner on its one thread.
 */
export function oneAtATime<Result>(job: () => Promise<Result>): Promise<Result> {
  const mine = settled(last).then(job);
  // Only that it ended is kept: the answer holds pictures.
  last = mine.then(nothing, nothing);
  return mine;
}

function nothing(): void {}

function settled(before: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const longEnough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT);
  });
  return Promise.race([before, longEnough]).finally(() => clearTimeout(timer));
}
