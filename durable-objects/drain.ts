import { backoffMs } from "./backoff.ts";
import { system } from "./collection/actor.ts";
import type { Identity } from "./collection/state.ts";
import type { EffectOutcome, Effects, ProviderFact } from "./effects.ts";
import type { Projection, ProjectionSink } from "./projection.ts";
import type { Request } from "./request.ts";
import {
  attemptsBeforeTelling,
  attentionOf,
  dropParcel,
  endParcel,
  type Parcel,
  parcelsDue,
  postProjection,
  retryParcel,
} from "./storage/outbox.ts";

/** Where parcels go; null where this deployment has no such place yet, and they wait. */
export interface Ports {
  readonly effects: Effects | null;
  readonly projection: ProjectionSink | null;
}

/** What draining needs of the object around it. */
export interface Draining {
  readonly sql: SqlStorage;
  readonly ports: Ports;
  readonly now: () => number;
  readonly random: () => number;
  readonly identity: () => Identity | null;
  readonly project: () => Projection | null;
  /** Books what the provider said; returns a refusal's code, if it was refused. */
  readonly book: (request: Request) => string | null;
}

// One alarm's share; what is left wakes the object again at once.
const parcelsAtOnce = 20;

async function deliver({ ports, identity, project }: Draining, parcel: Parcel): Promise<EffectOutcome> {
  if (parcel.kind === "projection") {
    if (!ports.projection) return { status: "retry", outcome: "noReadSide" };
    const row = project();
    if (row) await ports.projection.put([row]);
    return { status: "done", outcome: "projected" };
  }
  const who = identity();
  if (!ports.effects || !who) return { status: "retry", outcome: "noAdapter" };
  const { graduateId, programmeId } = who;
  const id = `${graduateId}:${parcel.seq}`;
  return ports.effects.run({ graduateId, programmeId, id, attempt: parcel.attempts, effect: parcel.effect });
}

function bookAll({ book }: Draining, facts: readonly ProviderFact[] = []): string | null {
  let refused: string | null = null;
  for (const { key, command } of facts) {
    refused = book({ key, command: { ...command, by: system } }) ?? refused;
  }
  return refused;
}

const isReminder = (message: string) => message === "reminder" || message === "windowClosing";

function settle(draining: Draining, parcel: Parcel, outcome: EffectOutcome): void {
  const { sql, now, random } = draining;
  if (outcome.status === "retry") {
    const wait = outcome.afterMs ?? backoffMs(parcel.attempts + 1, random());
    retryParcel(sql, parcel.seq, outcome.outcome, now() + wait);
    // Staff see there what does not get away.
    if (parcel.kind === "effect" && parcel.attempts + 1 === attemptsBeforeTelling) postProjection(sql, now());
    return;
  }
  if (parcel.kind === "projection") {
    dropParcel(sql, parcel.seq);
    return;
  }
  // Facts first: a crash after them repeats the effect, and the facts' keys make that harmless.
  const mismatch = outcome.status === "done" ? bookAll(draining, outcome.facts) : null;
  const refused = outcome.status === "refused" || mismatch !== null;
  const needed = attentionOf(sql).join();
  endParcel(sql, parcel.seq, refused ? "refused" : "done", mismatch ?? outcome.outcome, now());
  const moved = attentionOf(sql).join() !== needed;
  // Staff find on the read side what needs a person or no longer does, what no longer waits, and whom no reminder reaches.
  const reminded = parcel.effect.kind === "message" && isReminder(parcel.effect.message);
  if (moved || reminded || parcel.attempts >= attemptsBeforeTelling) postProjection(sql, now());
}

/**
 * Sends what waits to leave, oldest first, each at least once.
 *
 * A parcel that fails, or whose answer cannot be booked, waits longer each time and never holds up the others. Between
 * the parcels other requests may run; what they queue leaves with the next alarm.
 */
export async function drain(draining: Draining): Promise<void> {
  for (const parcel of parcelsDue(draining.sql, draining.now(), parcelsAtOnce)) {
    try {
      settle(draining, parcel, await deliver(draining, parcel));
    } catch (error) {
      // The error's own words may hold personal data; its name is enough to find it.
      const outcome = error instanceof Error ? error.name : "failed";
      settle(draining, parcel, { status: "retry", outcome });
    }
  }
}
