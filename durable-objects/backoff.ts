const firstMs = 1_000;
const longestMs = 3_600_000;

/**
 * How long to wait before the next attempt: doubling from a second to an hour, with "equal jitter" (Brooker,
 * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015), so that many objects do not return at once.
 *
 * @param attempts Attempts already made, at least 1.
 * @param random In [0, 1).
 * @returns Milliseconds.
 */
export function backoffMs(attempts: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** (attempts - 1));
  return Math.round(full / 2 + (random * full) / 2);
}
