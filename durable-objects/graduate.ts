import { DurableObject } from "cloudflare:workers";
import type { Answer } from "./answer.ts";
import type { Order } from "./collection/order.ts";
import { type PaymentStatus, paymentOf } from "./collection/payment.ts";
import type { Collection } from "./collection/state.ts";
import type { SupposedOrder } from "./collection/supposed-order.ts";
import { Keeper } from "./keeper.ts";
import { type PortBindings, portsOf } from "./ports.ts";
import type { Request as CommandRequest } from "./request.ts";
import { type Entry, entries } from "./storage/journal.ts";
import { type EffectLog, effectLog } from "./storage/outbox.ts";
import { loadNotes, loadRecord } from "./storage/personal.ts";
import type { StudentRecord } from "./student-record.ts";

/** What routes and desk show; it names nobody. */
export interface CollectionView {
  readonly collection: Collection;
  readonly payment: PaymentStatus;
}

/** The timeline of a case. */
export interface History {
  readonly entries: readonly Omit<Entry, "fingerprint" | "answer">[];
  /** What people wrote, by `noteId`; empty after purging. */
  readonly notes: Readonly<Record<string, string>>;
  readonly effects: readonly EffectLog[];
}

/**
 * One graduate in one programme: the system of record of one collection.
 *
 * A shell: every method hands over to the keeper or reads. Expected refusals are answers; a rejected call is a
 * bug or a broken machine, and may be repeated with the same key.
 */
export class Graduate extends DurableObject<PortBindings> {
  readonly #keeper: Keeper;
  /** How far the work on a lease is: in memory only, since nothing but a progress bar depends on it. */
  #progress: { readonly leaseId: string; readonly stage: string } | null = null;

  constructor(state: DurableObjectState, env: PortBindings) {
    super(state, env);
    this.#keeper = new Keeper({
      storage: state.storage,
      ports: portsOf(env),
      now: () => Date.now(),
      random: () => Math.random(),
      mint: () => crypto.randomUUID().replaceAll("-", ""),
      changed: (collection) => this.#tell(collection),
      later: (ms, work) => {
        setTimeout(() => state.waitUntil(work()), ms);
      },
      failed: (timerId, error) => {
        const name = error instanceof Error ? error.name : typeof error;
        // biome-ignore lint/suspicious/noConsole: the platform's log is where operators look for bugs
        console.error(JSON.stringify({ event: "timerFailed", timerId, error: name }));
      },
    });
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    state.blockConcurrencyWhile(() => this.#keeper.wake());
  }

  /**
   * Carries out one command; the only way to change a collection.
   *
   * @param lingerMs How long what it causes outside may wait; for whoever has many commands and a deadline.
   */
  perform(request: CommandRequest, lingerMs = 0): Promise<Answer> {
    return this.#keeper.perform(request, lingerMs);
  }

  /** Carries out a command if an order is as supposed; null, and nothing done, if it is not. */
  performSupposing(supposed: SupposedOrder, request: CommandRequest, lingerMs = 0): Promise<Answer | null> {
    return this.#keeper.performSupposing(supposed, request, lingerMs);
  }

  /** @returns The collection as it is now. */
  view(): CollectionView {
    const collection = this.#keeper.collection();
    return { collection, payment: paymentOf(collection) };
  }

  /** @returns Its orders alone: what reports of payments are compared with. */
  orders(): readonly Order[] {
    return this.#keeper.collection().orders;
  }

  /** @returns The student record. It names a person: whoever shows it to staff writes the audit log first. */
  record(): StudentRecord | null {
    return this.#keeper.begun() ? loadRecord(this.ctx.storage.sql) : null;
  }

  /** @returns Everything that happened, with the notes of staff. */
  history(): History {
    if (!this.#keeper.begun()) return { entries: [], notes: {}, effects: [] };
    const { sql } = this.ctx.storage;
    const kept = entries(sql).map(({ fingerprint: _f, answer: _a, ...entry }) => entry);
    return { entries: kept, notes: loadNotes(sql), effects: effectLog(sql) };
  }

  /** @returns The version, and since when the oldest parcel waits to leave (ms; null: none does). */
  standing(): { readonly version: number; readonly waitingSince: number | null } {
    return this.#keeper.standing();
  }

  /** Puts this collection on the read side again, however it looks there. */
  reproject(): Promise<void> {
    return this.#keeper.reproject();
  }

  /** Tells subscribers that the work on a lease has come to a stage; does nothing once the lease is over. */
  progress(leaseId: string, stage: string): void {
    const collection = this.#keeper.collection();
    if (collection.photo.lease?.id !== leaseId) return;
    this.#progress = { leaseId, stage };
    this.#tell(collection);
  }

  /**
   * Subscribes to changes: a WebSocket that says `{"version":n}`, now and after each change, and while the photo is
   * standardized `{"version":n,"stage":s}` with each stage. Nothing else is said, and nobody named.
   */
  override fetch(request: Request): Response {
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      return new Response(null, { status: 426, headers: { upgrade: "websocket" } });
    }
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.send(this.#notice(this.#keeper.collection()));
    return new Response(null, { status: 101, webSocket: client });
  }

  override alarm(): Promise<void> {
    return this.#keeper.alarm();
  }

  /** Whatever a subscriber says is answered with how things are; pings are answered without waking the object. */
  override webSocketMessage(socket: WebSocket): void {
    socket.send(this.#notice(this.#keeper.collection()));
  }

  #notice({ version, photo }: Collection): string {
    const underWay = this.#progress !== null && this.#progress.leaseId === photo.lease?.id;
    return JSON.stringify({ version, ...(underWay && { stage: this.#progress?.stage }) });
  }

  #tell(collection: Collection): void {
    const notice = this.#notice(collection);
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(notice);
      } catch {
        // It closed in this moment; the command is committed all the same.
      }
    }
  }
}
