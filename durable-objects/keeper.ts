import type { Answer } from "./answer.ts";
import { type Collection, emptyCollection } from "./collection/state.ts";
import { isAsSupposed, type SupposedOrder } from "./collection/supposed-order.ts";
import { commit } from "./commit.ts";
import { drain, type Ports } from "./drain.ts";
import { type Projection, projectionOf } from "./projection.ts";
import type { Request } from "./request.ts";
import { firstParcelAt, oldestWaiting, outboxFacts, postProjection } from "./storage/outbox.ts";
import { loadRecord } from "./storage/personal.ts";
import { hasSchema, migrate, type ObjectStorage } from "./storage/schema.ts";
import { loadCollection } from "./storage/snapshot.ts";
import { deferTimer, firstTimerAt, nextTimer } from "./storage/timers.ts";

/** What the keeper gets from outside; time and chance are among it. */
export interface Surroundings {
  readonly storage: ObjectStorage;
  readonly ports: Ports;
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** A fresh random identifier of 32 characters out of `0-9a-f`. */
  readonly mint: () => string;
  /** Told after each commit that changed the collection, what it is now. */
  readonly changed: (collection: Collection) => void;
  /** Does something in so many ms, unless the object has left memory by then. */
  readonly later: (ms: number, work: () => Promise<void>) => void;
  /** Told of a timer that failed by a bug, so that someone finds it; the others still fire. */
  readonly failed: (timerId: string, error: unknown) => void;
}

// A timer that did not disappear by firing is a bug; until it is found it must not spin.
const deferMs = 60_000;
// As long as what lingers may have to wait when the machine dies in that moment and nobody asks for the object.
const soonMs = 5 * 60_000;
// More timers than a collection can have at once; what is left wakes the object again.
const timersAtOnce = 40;

/** Keeps one collection: commits requests, fires its timers, and sends what has to leave. */
export class Keeper {
  readonly #around: Surroundings;
  #begun = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /**
   * Brings the tables up to date and sees to it that a stored timer has its alarm, whatever happened before. An object to
   * which nothing has happened gets no tables: anybody may ask for one by a guessed name.
   */
  async wake(): Promise<void> {
    if (this.begun()) await this.#arm();
  }

  /** Whether a command has ever been given here; before, there is nothing to read. */
  begun(): boolean {
    // Making tables may have broken off half way.
    if (!this.#begun && hasSchema(this.#around.storage.sql)) this.#makeTables();
    return this.#begun;
  }

  #makeTables(): void {
    const { storage, now } = this.#around;
    migrate(storage, now());
    this.#begun = true;
  }

  /**
   * Carries out a request; see {@link commit}. Resolves when an alarm stands for what it causes.
   *
   * @param lingerMs How long what it causes outside may wait, so that others who have a deadline are answered first.
   */
  perform(request: Request, lingerMs = 0): Promise<Answer> {
    return this.#performOn(undefined, request, lingerMs);
  }

  async #performOn(loaded: Collection | undefined, request: Request, lingerMs: number): Promise<Answer> {
    if (!this.begun()) this.#makeTables();
    const answer = this.#commit(request, loaded);
    // Also after a stored answer: the first attempt may have died before it could set the alarm.
    if (lingerMs === 0) await this.#arm();
    else await this.#armLingering(lingerMs);
    return answer;
  }

  /**
   * Carries out a request about an order if the order is as supposed, and does nothing otherwise: whoever reports a
   * payment need not read the order first, and nothing comes between the comparison and the commit.
   *
   * @param lingerMs As of {@link perform}.
   * @returns Null: it is not as supposed.
   */
  async performSupposing(supposed: SupposedOrder, request: Request, lingerMs = 0): Promise<Answer | null> {
    const loaded = this.collection();
    if (!loaded.orders.some((order) => isAsSupposed(order, supposed))) return null;
    return this.#performOn(loaded, request, lingerMs);
  }

  /** Fires what is due, sends what waits, and sets the next alarm; never throws for what one of them does. */
  async alarm(): Promise<void> {
    const { storage, ports, now, random } = this.#around;
    if (!this.begun()) return;
    try {
      this.#fireTimers();
      await drain({
        sql: storage.sql,
        ports,
        now,
        random,
        identity: () => this.collection().identity,
        project: () => this.#project(),
        book: (request) => {
          const answer = this.#commit(request);
          return answer.ok ? null : answer.refusal.code;
        },
      });
    } finally {
      await this.#arm();
    }
  }

  /** Queues the whole collection for the read side again. */
  async reproject(): Promise<void> {
    const { storage, now } = this.#around;
    if (!this.begun()) return;
    storage.transactionSync(() => postProjection(storage.sql, now()));
    await this.#arm();
  }

  /** How far the object is, for whoever compares the read side with it. */
  standing(): { readonly version: number; readonly waitingSince: number | null } {
    const waitingSince = this.begun() ? oldestWaiting(this.#around.storage.sql) : null;
    return { version: this.collection().version, waitingSince };
  }

  collection(): Collection {
    return this.begun() ? loadCollection(this.#around.storage.sql) : emptyCollection;
  }

  #commit(request: Request, loaded?: Collection): Answer {
    const { storage, now, mint, changed } = this.#around;
    const { answer, next } = commit(storage, request, now(), mint, loaded);
    if (next !== null) changed(next);
    return answer;
  }

  #fireTimers(): void {
    const { storage, now, failed } = this.#around;
    for (let fired = 0; fired < timersAtOnce; fired++) {
      const timer = nextTimer(storage.sql, now());
      if (!timer) return;
      try {
        // The timer's id is its key, so a repeated alarm fires it once.
        this.#commit({ key: `timer:${timer.id}`, command: timer.command });
      } catch (error) {
        failed(timer.id, error);
      } finally {
        deferTimer(storage.sql, timer.id, now() + deferMs);
      }
    }
  }

  #project(): Projection | null {
    const { sql } = this.#around.storage;
    return projectionOf(this.collection(), loadRecord(sql), outboxFacts(sql));
  }

  async #arm(lingerMs = 0): Promise<void> {
    const { storage } = this.#around;
    const parcelAt = firstParcelAt(storage.sql);
    const leavesAt = parcelAt === null ? null : parcelAt + lingerMs;
    const times = [firstTimerAt(storage.sql), leavesAt].filter((at) => at !== null);
    if (times.length === 0) return;
    const at = Math.min(...times);
    // Setting it is a write, which whoever is answered waits for; a repeated request mostly finds it set.
    if ((await storage.getAlarm()) !== at) await storage.setAlarm(at);
  }

  /**
   * Moving the alarm is a write of its own to the disk, for which whoever is answered waits. Where one stands that is soon
   * enough should all else fail, it is moved only when what lingers is to leave.
   */
  async #armLingering(lingerMs: number): Promise<void> {
    const { storage, now, later } = this.#around;
    const standing = await storage.getAlarm();
    if (standing === null || standing > now() + soonMs) return this.#arm(lingerMs);
    later(lingerMs, () => this.#arm());
  }
}
