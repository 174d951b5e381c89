/** Measures stages one after the other, in milliseconds. */
export interface Stopwatch {
  /** Ends a stage: its time is what has passed since the one before. A stage named twice adds up. */
  lap(stage: string): void;
  /** The stages in the order they were first named, and `total`. */
  read(): Record<string, number>;
}

/** Starts a stopwatch; `now` gives milliseconds. A deployed Worker's clock stands still while it computes. */
export function startStopwatch(now: () => number): Stopwatch {
  const started = now();
  const stages: Record<string, number> = {};
  let last = started;
  return {
    lap(stage) {
      const at = now();
      stages[stage] = rounded((stages[stage] ?? 0) + at - last);
      last = at;
    },
    read: () => ({ ...stages, total: rounded(last - started) }),
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
