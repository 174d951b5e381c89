import type { CommandOf, CommandType } from "../command.ts";
import type { Outcome } from "../decision.ts";
import type { Policy } from "../policy.ts";
import type { Collection } from "../state.ts";

/** What a decision rests on besides its command; the time is a parameter like any other. */
export interface Context {
  readonly state: Collection;
  readonly policy: Policy;
  readonly now: number;
}

/** Decides one kind of command. */
type Decider<T extends CommandType> = (context: Context, command: CommandOf<T>) => Outcome;

export type Deciders<T extends CommandType> = { readonly [K in T]: Decider<K> };
