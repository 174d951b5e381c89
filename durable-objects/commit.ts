import { type Answer, answerOf } from "./answer.ts";
import { decide } from "./collection/decide.ts";
import { due } from "./collection/due.ts";
import { type Effect, effectsOf } from "./collection/effect.ts";
import type { CollectionEvent } from "./collection/event.ts";
import { evolve } from "./collection/evolve.ts";
import { type Refusal, refusal } from "./collection/refusal.ts";
import type { Collection } from "./collection/state.ts";
import { fingerprint } from "./fingerprint.ts";
import { prepare, type Request, validKey } from "./request.ts";
import { appendEntry, findEntry } from "./storage/journal.ts";
import { postEffects, postProjection } from "./storage/outbox.ts";
import { erasePersonal, loadRecord, saveNote, saveRecord } from "./storage/personal.ts";
import type { ObjectStorage } from "./storage/schema.ts";
import { loadCollection, saveCollection } from "./storage/snapshot.ts";
import { syncTimers } from "./storage/timers.ts";

/** Folds the events one by one, collecting what each causes outside. */
function follow(
  state: Collection,
  events: readonly CollectionEvent[],
): { next: Collection; effects: Effect[] } {
  const effects: Effect[] = [];
  let next = state;
  for (const event of events) {
    next = evolve(next, event);
    effects.push(...effectsOf(next, event));
  }
  return { next, effects };
}

/** What came of a request: its answer, and the collection if it changed. */
export interface Committed {
  readonly answer: Answer;
  readonly next: Collection | null;
}

/**
 * Carries out one request: load, decide, commit, in one synchronous transaction.
 *
 * Nothing is awaited between reading and writing, so no other request can come between, and a failure anywhere
 * leaves the object as it was. A key seen before gets its stored answer; a plain refusal changes nothing and is
 * not stored, so that the same request may succeed once its reason has gone.
 *
 * @param now Milliseconds since the epoch.
 * @param mint Gives a fresh random identifier of 32 characters.
 * @param loaded The collection, where it was read already since anything was last awaited.
 */
export function commit(
  storage: ObjectStorage,
  { key, command: input }: Request,
  now: number,
  mint: () => string,
  loaded?: Collection,
): Committed {
  const { sql } = storage;
  return storage.transactionSync(() => {
    const state = loaded ?? loadCollection(sql);
    const unchanged = (answer: Answer): Committed => ({ answer, next: null });
    const refused = (given: Refusal): Committed =>
      unchanged({ ok: false, version: state.version, refusal: given });
    if (!validKey(key)) return refused(refusal("keyInvalid"));
    const print = fingerprint(input);
    const stored = findEntry(sql, key);
    if (stored) {
      return stored.fingerprint === print ? unchanged(stored.answer) : refused(refusal("keyReused"));
    }

    const { command, note, record } = prepare(input, loadRecord(sql), mint);
    const decision = decide(state, command, now);
    if (!decision.ok && decision.events.length === 0) return refused(decision.refusal);
    const { next, effects } = follow(state, decision.events);
    const answer: Answer = decision.ok
      ? answerOf(next, command)
      : { ok: false, version: next.version, refusal: decision.refusal };
    const entry = { key, fingerprint: print, command: command.type, by: command.by, at: now, answer };
    appendEntry(sql, { ...entry, events: decision.events, version: next.version });
    if (next === state) return unchanged(answer);
    saveCollection(sql, next);
    // After the purge nothing would ever erase it.
    if (note && next.purgedAt === null) saveNote(sql, note.id, note.text, now);
    if (decision.ok && record) saveRecord(sql, record, now);
    if (decision.events.some((event) => event.type === "Purged")) erasePersonal(sql);
    postEffects(sql, effects, now);
    postProjection(sql, now);
    syncTimers(sql, due(next));
    return { answer, next };
  });
}
