/** A job that has run for so long is not waited for any more, ms: one whose request was cut off never ends. */
const LONGEST_JOB = 20_000;
/**
 * How often someone in the line looks whether it is their turn, and shows that they are still there; how long the
 * others believe it, ms. Nobody is told that their turn has come, since a promise that another request resolves wakes
 * this one late or not at all in workerd: with a look every two seconds the thread was idle for half of its time.
 */
const TICK = 50;
const BELIEVED = 10_000;
/** So many at once, a photo taking about a second, that nobody waits until their browser gives up. */
const LONGEST_LINE = 10;

interface Place {
  /** Until when the others take this one for living, ms. */
  until: number;
}

const line: Place[] = [];

/**
 * Runs heavy jobs one after the other within an isolate, in the order in which they came: two photos at once would
 * need twice the memory and finish no sooner on its one thread.
 *
 * A request that is cut off leaves its place without a word, so each one waiting keeps its own place alive.
 */
export async function oneAtATime<Result>(job: () => Promise<Result>): Promise<Result> {
  const place: Place = { until: Date.now() + BELIEVED };
  line.push(place);
  try {
    while (first() !== place) {
      await tick();
      place.until = Date.now() + BELIEVED;
      // Nobody could show anything while the thread was busy: whoever was forgotten meanwhile stands at the end.
      if (!line.includes(place)) line.push(place);
    }
    place.until = Date.now() + LONGEST_JOB;
    return await job();
  } finally {
    leave(place);
  }
}

/** Whether so many wait in this isolate that one more had better come again in a moment. */
export function crowded(): boolean {
  first();
  return line.length >= LONGEST_LINE;
}

/** Whose turn it is, after those are gone who are taken for living no more. */
function first(): Place | undefined {
  const now = Date.now();
  for (const place of line.filter(({ until }) => until < now)) leave(place);
  return line[0];
}

function leave(place: Place): void {
  const at = line.indexOf(place);
  if (at >= 0) line.splice(at, 1);
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, TICK));
}
