const WAITS = [1_000, 2_000, 5_000, 10_000, 30_000] as const;

/** How long to wait (ms) before trying again what has failed so often in a row, 0 for the first failure. */
export function againAfter(failures: number): number {
  return WAITS[Math.min(failures, WAITS.length - 1)] ?? 30_000;
}
