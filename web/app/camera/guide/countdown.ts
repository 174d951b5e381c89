/** How long all must be well before the camera releases by itself, ms. */
export const HOLD = 1200;

/** Since when all has been well, ms of any clock; null while it is not. */
export type GoodSince = number | null;

/** Where the countdown stands. */
export interface Countdown {
  readonly goodSince: GoodSince;
  /** 0 to 1. */
  readonly done: number;
  readonly release: boolean;
}

/** Counts on while all is well; one frame in which it is not begins anew. */
export function count(goodSince: GoodSince, good: boolean, now: number): Countdown {
  if (!good) return { goodSince: null, done: 0, release: false };
  const since = goodSince ?? now;
  const done = Math.min(1, (now - since) / HOLD);
  return { goodSince: done < 1 ? since : null, done, release: done >= 1 };
}
