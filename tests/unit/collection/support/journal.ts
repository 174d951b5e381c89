import type { Command } from "../../../../durable-objects/collection/command.ts";
import { type Decision, decide } from "../../../../durable-objects/collection/decide.ts";
import { fold } from "../../../../durable-objects/collection/evolve.ts";
import { type Collection, emptyCollection } from "../../../../durable-objects/collection/state.ts";

/** The object's journal in a few lines: keys once seen are answered from memory. */
export class ModelJournal {
  state: Collection = emptyCollection;
  readonly events: Decision["events"][number][] = [];
  readonly #answers = new Map<string, Decision>();

  perform(key: string, command: Command, now: number): { decision: Decision; replayed: boolean } {
    const stored = this.#answers.get(key);
    if (stored) return { decision: stored, replayed: true };
    const decision = decide(this.state, command, now);
    // A plain refusal changed nothing, so it is not remembered: the same request may succeed later.
    if (decision.ok || decision.events.length > 0) this.#answers.set(key, decision);
    this.state = fold(decision.events, this.state);
    this.events.push(...decision.events);
    return { decision, replayed: false };
  }
}
