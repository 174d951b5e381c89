import { expect } from "vitest";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import { decide } from "../../../../durable-objects/collection/decide.ts";
import { type Effect, effectsOf } from "../../../../durable-objects/collection/effect.ts";
import { evolve } from "../../../../durable-objects/collection/evolve.ts";
import { type Collection, emptyCollection } from "../../../../durable-objects/collection/state.ts";
import { policy, start } from "./policy.ts";
import { nextStep } from "./way-forward.ts";

export const graduate = { kind: "graduate", accountId: "account-a" } as const;
export const staff = { kind: "staff", staffId: "s" } as const;

/** A collection that a story happens to; each step is taken, or fails the test with its refusal. */
export class Story {
  state: Collection = emptyCollection;
  now = start;
  effects: Effect[] = [];
  serial = 0;

  do(command: Command): this {
    expect(this.try(command)).toBe("ok");
    return this;
  }

  try(command: Command): string {
    const decision = decide(this.state, command, this.now);
    this.effects = [];
    for (const event of decision.events) {
      this.state = evolve(this.state, event);
      this.effects.push(...effectsOf(this.state, event));
    }
    return decision.ok ? "ok" : decision.refusal.code;
  }

  wait(ms: number): this {
    this.now += ms;
    return this;
  }

  open(orderNumber: string, services = ["basic"]): this {
    return this.do({ type: "openOrder", by: graduate, orderNumber, services });
  }

  /** Helpful people take the next step. */
  next(): this {
    return this.do(nextStep(this.state, policy, this.now, this.serial++));
  }

  /** Helpful people go on until the photo has this status. */
  until(status: Collection["photo"]["status"]): this {
    for (let steps = 0; this.state.photo.status !== status && steps < 30; steps++) {
      this.next();
    }
    return this;
  }
}

/** A collection that an account holds, its record not confirmed yet. */
export function held(own = policy): Story {
  const identity = { graduateId: "g1", programmeId: "p1", schoolId: "u1" };
  const proof = { method: "code", proofHolds: true } as const;
  return new Story().do({ type: "claim", by: graduate, ...identity, ...proof, policy: own });
}

/** A collection that an account holds, its record confirmed. */
export function claimed(own = policy): Story {
  return held(own).do({ type: "confirmRecord", by: graduate });
}
