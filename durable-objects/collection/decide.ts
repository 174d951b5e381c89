import type { Command } from "./command.ts";
import { claimDeciders, unlockAttempts } from "./decide/claim.ts";
import { closingDeciders } from "./decide/closing.ts";
import type { Context, Deciders } from "./decide/context.ts";
import { messageDeciders } from "./decide/message.ts";
import { orderDeciders } from "./decide/order.ts";
import { refundDeciders } from "./decide/refund.ts";
import { reviewDeciders } from "./decide/review.ts";
import { settlementDeciders } from "./decide/settlement.ts";
import { shotDeciders } from "./decide/shot.ts";
import { type Outcome, refuse } from "./decision.ts";
import type { CollectionEvent } from "./event.ts";
import { afterClosing, afterPurge, needsNote, permitted } from "./permission.ts";
import type { Policy } from "./policy.ts";
import type { Refusal } from "./refusal.ts";
import type { Collection } from "./state.ts";

const deciders: Deciders<Command["type"]> = {
  ...claimDeciders,
  ...orderDeciders,
  ...settlementDeciders,
  ...refundDeciders,
  ...shotDeciders,
  ...reviewDeciders,
  ...closingDeciders,
  ...messageDeciders,
};

/** What happens, or why nothing does. A refusal's events (a counted wrong proof) are committed all the same. */
export type Decision =
  | { readonly ok: true; readonly events: readonly CollectionEvent[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly events: readonly CollectionEvent[] };

/** What is refused whoever asks for whatever: wrong person, closed, purged, reason missing. */
function barred(state: Collection, command: Command): Outcome | null {
  const { type, by } = command;
  if (!permitted[type].includes(by.kind)) return refuse("actorNotAllowed");
  if (by.kind === "staff" && needsNote.has(type) && "noteId" in command && command.noteId === null) {
    return refuse("noteRequired");
  }
  if (type === "claim") return state.closedAt === null && state.purgedAt === null ? null : refuse("closed");
  // Someone locked out before the first claim has no collection yet, but can be helped.
  if (state.identity === null && type !== "unlockAttempts") return refuse("notClaimed");
  if (by.kind === "graduate" && state.claim?.accountId !== by.accountId) return refuse("notHolder");
  if (state.purgedAt !== null && !afterPurge.has(type)) return refuse("purged");
  if (state.closedAt !== null && !afterClosing.has(type)) return refuse("closed");
  return null;
}

/** The policy that counts: the collection's own, or the claim's when that is newer. */
function policyFor(state: Collection, command: Command): Policy | null {
  if (command.type !== "claim" || (state.policy && state.policy.version >= command.policy.version)) {
    return state.policy;
  }
  return command.policy;
}

function outcomeOf(state: Collection, command: Command, now: number): Outcome {
  const bar = barred(state, command);
  if (bar) return bar;
  const policy = policyFor(state, command);
  if (!policy)
    return command.type === "unlockAttempts" ? unlockAttempts(state, command.noteId) : refuse("notClaimed");
  // The table's entry for a type takes that type's command, which TypeScript cannot follow through the union.
  const decider = deciders[command.type] as (context: Context, command: Command) => Outcome;
  return decider({ state, policy, now }, command);
}

/**
 * Decides a command.
 *
 * Pure: the same state, command and time always give the same decision. Nothing is thrown for anything a
 * person, a clock or the payment provider can do.
 *
 * @param now Milliseconds since the epoch.
 */
export function decide(state: Collection, command: Command, now: number): Decision {
  const outcome = outcomeOf(state, command, now);
  const events = outcome.facts.map((fact) => ({ ...fact, at: now, by: command.by }));
  return outcome.ok ? { ok: true, events } : { ok: false, refusal: outcome.refusal, events };
}
