import type { Hint } from "./hint.ts";

/** What the camera says: something to put right, or that all is well. */
export type Saying = Hint | "good";

/** What is shown and what wants to be shown instead; times in ms of any clock. */
export interface Steady {
  readonly shown: Saying | null;
  readonly since: number;
  readonly wanted: Saying | null;
  readonly wantedSince: number;
}

/** Nothing has been said yet. */
export const SILENT: Steady = { shown: null, since: 0, wanted: null, wantedSince: 0 };

/** A hint stays long enough to be read and acted on; praise may be taken back sooner (ms, ours). */
const LEAST_SHOWN = { hint: 1400, good: 300 } as const;
/** What is new must hold for this long, so that one odd frame says nothing (ms, ours). */
const LEAST_WANTED = 350;

/** Takes in what a frame asks for and answers what to show: one thing at a time, never flickering. */
export function settle(before: Steady, wanted: Saying, now: number): Steady {
  if (wanted === before.shown) return { ...before, wanted: null, wantedSince: now };
  const since = wanted === before.wanted ? before.wantedSince : now;
  const seen = before.shown === null ? 0 : LEAST_SHOWN[before.shown === "good" ? "good" : "hint"];
  const change = now - before.since >= seen && now - since >= (before.shown === null ? 0 : LEAST_WANTED);
  if (!change) return { ...before, wanted, wantedSince: since };
  return { shown: wanted, since: now, wanted: null, wantedSince: now };
}
