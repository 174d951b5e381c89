import type { Command } from "../../../../durable-objects/collection/command.ts";
import type { Policy } from "../../../../durable-objects/collection/policy.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";

/** Whoever tries anything. */
export const accounts = ["account-a", "account-b"] as const;

/** One of a list by a number that is chosen without knowing it; undefined of an empty one. */
export function one<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

/** What moves need to know besides the state: fresh names and the commands given before. */
export interface Scene {
  readonly state: Collection;
  readonly policy: Policy;
  readonly now: number;
  readonly serial: number;
  readonly given: readonly Command[];
}
